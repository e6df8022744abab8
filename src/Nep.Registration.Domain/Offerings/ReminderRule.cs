namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// When an offering's participants are written to: on a date, counted from its sessions or its deadlines, or before a hold runs out, always on
/// the offering's clock. A rule says when; the plan says which mails follow from it. What they say, a rule may have words of its own for.
/// </summary>
public abstract record ReminderRule
{
    private ReminderRule(string key) => Key = key;

    /// <summary>A short name that stays when the rule's time changes.</summary>
    public string Key { get; }

    /// <summary>So many days before the first session, at a local time of day.</summary>
    public sealed record BeforeFirstSession(string RuleKey, int Days, LocalTime At) : ReminderRule(RuleKey);

    /// <summary>So many minutes before each online session.</summary>
    public sealed record BeforeEachOnlineSession(string RuleKey, int Minutes) : ReminderRule(RuleKey);

    /// <summary>The survey, so many days after the last session, at a local time of day.</summary>
    public sealed record SurveyAfterLastSession(string RuleKey, int Days, LocalTime At) : ReminderRule(RuleKey);

    /// <summary>Once, at a local date and time.</summary>
    public sealed record OnDate(string RuleKey, LocalDateTime When) : ReminderRule(RuleKey);

    /// <summary>So many days before or after the day of each session, at a local time of day.</summary>
    public sealed record DaysFromEachSession(string RuleKey, SessionSide Side, int Days, LocalTime At, SessionPlaces Places = SessionPlaces.Any)
        : ReminderRule(RuleKey);

    /// <summary>So many minutes before the start, or after the end, of each session.</summary>
    public sealed record MinutesFromEachSession(string RuleKey, SessionSide Side, int Minutes, SessionPlaces Places = SessionPlaces.Any)
        : ReminderRule(RuleKey);

    /// <summary>To registrars, so many days before registration closes, at a local time of day.</summary>
    public sealed record BeforeRegistrationCloses(string RuleKey, int Days, LocalTime At) : ReminderRule(RuleKey);

    /// <summary>To a registrar who has not paid, so many minutes before the hold runs out. For holds that begin while the rule stands.</summary>
    public sealed record BeforeHoldEnds(string RuleKey, int Minutes) : ReminderRule(RuleKey);

    /// <summary>To whoever pays by purchase order or check and has sent none, so many days before the last day on which the seats are held.</summary>
    public sealed record BeforeQuoteEnds(string RuleKey, int Days, LocalTime At) : ReminderRule(RuleKey);

    /// <summary>To whoever owes something of an invoice, so many days before or after the day on which it is due.</summary>
    public sealed record DaysFromInvoiceDue(string RuleKey, DueSide Side, int Days, LocalTime At) : ReminderRule(RuleKey);

    /// <summary>To whoever was offered seats and has not answered, so many minutes before the offer runs out.</summary>
    public sealed record BeforeOfferEnds(string RuleKey, int Minutes) : ReminderRule(RuleKey);

    /// <summary>To whoever was offered seats and has not answered, on the last morning of the stated hours that leaves time to answer.</summary>
    public sealed record MorningBeforeOfferEnds(string RuleKey) : ReminderRule(RuleKey);
}

/// <summary>On which side of a session.</summary>
public enum SessionSide
{
    Before,
    After,
}

/// <summary>On which side of the day on which an invoice is due.</summary>
public enum DueSide
{
    Before,
    After,
}

/// <summary>Which sessions a rule counts from.</summary>
public enum SessionPlaces
{
    Any,
    Online,
    InPerson,
}

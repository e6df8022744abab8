namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// When an offering's participants are written to, counted from its sessions on the offering's clock. A rule says when; the plan says
/// which mails follow from it.
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
}

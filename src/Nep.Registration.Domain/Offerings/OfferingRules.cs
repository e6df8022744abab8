namespace Nep.Registration.Domain.Offerings;

/// <summary>What must hold of an offering's details before they are kept. Sums up everything that is wrong, not the first thing.</summary>
public static class OfferingRules
{
    public const int MostSessions = 60;
    public const int MostSeats = 100_000;
    public const int LongestText = 200;
    public const int LongestDescription = 20_000;
    public const int LongestReason = 2_000;
    public const int HighestSessionNumber = 999;
    public const int MostQuestions = 100;
    public const int MostChoices = 200;
    public const int MostReminders = 100;
    public const int MostTiers = 30;
    public const int MostCodes = 1_000;

    /// <summary>A registration's seats and letters are written in one transaction, which holds a hundred rows.</summary>
    public const int MostTogether = 40;

    public static ValueList<Fault> Check(OfferingDetails details) =>
    [
        .. Line("program", details.Program), .. Line("title", details.Title), .. Line("terms", details.TermsVersion),
        .. details.Language is null or "en" or "es" ? Array.Empty<Fault>() : [new Fault("language", "NotAChoice")],
        .. details.Contact == default ? [new Fault("contact", "NotAnAddress")] : Array.Empty<Fault>(),
        .. TooLong("summary", details.Summary, 500), .. TooLong("description", details.Description, LongestDescription),
        .. Within("capacity", details.Capacity, 1, MostSeats), .. Within("holdMinutes", details.HoldMinutes, 30, 24 * 60),
        .. Together(details.Entry),
        .. Sessions(details), .. Dates(details), .. PriceRules.Check(details), .. details.Payments?.Check() ?? [], .. details.Scholarships?.Check() ?? [], .. details.Coaching?.Check() ?? [], .. details.Stipends?.Check() ?? [], .. Certificate(details.Certificate),
        .. WaitingListRules.Check(details.WaitingList),
        .. details.Questions.SelectMany(Asked), .. Unique("questions", details.Questions.Select(question => question.Key)),
        .. details.Reminders.Concat(details.BillReminders ?? []).SelectMany(Reminding), .. Unique("reminders", details.Reminders.Concat(details.BillReminders ?? []).Select(rule => rule.Key)),
        .. BillReminders.Check(details), .. Counts(details),
    ];

    /// <summary>An offering is one row, read with every page, so that none of its lists grows without end.</summary>
    private static IEnumerable<Fault> Counts(OfferingDetails details) =>
    [
        .. Within("questions", details.Questions.Count, 0, MostQuestions), .. details.Questions.SelectMany(question => Within($"questions.{question.Key}", question.Choices.Count, 0, MostChoices)),
        .. Within("reminders", details.Reminders.Count + (details.BillReminders?.Count ?? 0), 0, MostReminders), .. Within("early", details.Prices.Early.Count, 0, MostTiers),
        .. Within("codes", details.Prices.Codes.Count, 0, MostCodes), .. Within("policy.tiers", details.Policy.Tiers.Count, 0, MostTiers),
    ];

    /// <summary>Why something was done: kept in the history, so it has a longest length.</summary>
    public static IEnumerable<Fault> Reason(string reason) => TooLong("reason", reason, LongestReason);

    /// <summary>A text of one line: it may stand in the subject of a mail.</summary>
    internal static IEnumerable<Fault> Line(string field, string text) =>
        text.Any(char.IsControl) ? [new Fault(field, "ControlCharacters")] : Text(field, text, LongestText);

    internal static IEnumerable<Fault> Text(string field, string text, int most) =>
        string.IsNullOrWhiteSpace(text) ? [new Fault(field, "Missing")] : TooLong(field, text, most);

    internal static IEnumerable<Fault> TooLong(string field, string text, int most) =>
        text.Length > most ? [new Fault(field, "TooLong", Figure(most))]
        : text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? [new Fault(field, "ControlCharacters")]
        : [];

    internal static IEnumerable<Fault> Within(string field, int value, int least, int most) =>
        value < least ? [new Fault(field, "TooSmall", Figure(least))] : value > most ? [new Fault(field, "TooLarge", Figure(most))] : [];

    private static IEnumerable<Fault> Together(Entry entry) => entry switch
    {
        Entry.Open open => Within("together", open.MostTogether, 1, MostTogether),
        Entry.Teams teams => [.. Within("teamLeast", teams.Least, 2, MostTogether), .. Within("together", teams.Most, Math.Max(2, teams.Least), MostTogether)],
        Entry.ByApplication by => AdmissionRules.Check(by.Rule),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Fault> Certificate(CertificateRule rule) =>
        rule.PercentOfTime is < 1 or > 100 ? [new Fault("certificate", "NotAPercentage")] : [];

    private static IEnumerable<Fault> Sessions(OfferingDetails details)
    {
        var sessions = details.Sessions;
        if (sessions.Count is 0) yield return new Fault("sessions", "Missing");
        if (sessions.Count > MostSessions) yield return new Fault("sessions", "TooLarge", Figure(MostSessions));
        for (var i = 0; i < sessions.Count; i++)
        {
            foreach (var fault in Session($"sessions[{i}]", sessions[i], details.Zone)) yield return fault;
            if (i > 0 && sessions[i].Starts < sessions[i - 1].Starts) yield return new Fault($"sessions[{i}].starts", "OutOfOrder");
        }

        if (sessions.Select(session => session.Number).Distinct().Count() != sessions.Count) yield return new Fault("sessions", "Repeated");
    }

    private static IEnumerable<Fault> Session(string field, Session session, Zone zone)
    {
        foreach (var fault in Line(field + ".title", session.Title)) yield return fault;
        foreach (var fault in Within(field + ".number", session.Number.Value, 1, HighestSessionNumber)) yield return fault;
        if (session.Ends <= session.Starts || session.Minutes(zone) <= 0) yield return new Fault(field + ".ends", "EndsBeforeItStarts");
        else if (Period.Between(session.Starts, session.Ends, PeriodUnits.Hours).Hours > 7 * 24) yield return new Fault(field + ".ends", "TooLate");
        foreach (var fault in PlaceOf(field, session.Place)) yield return fault;
    }

    private static IEnumerable<Fault> PlaceOf(string field, Place place) => place switch
    {
        Place.Venue venue => [.. Line(field + ".place", venue.Name), .. Text(field + ".address", venue.Address, LongestText)],
        Place.Online online => IsLink(online.Link) ? [] : [new Fault(field + ".place", "NotALink")],
        _ => throw new UnreachableException(),
    };

    private static bool IsLink(string link) =>
        link.Length <= 500 && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && !link.Any(char.IsControl);

    private static IEnumerable<Fault> Dates(OfferingDetails details)
    {
        if (details.Opens is { } opens && opens >= details.Closes) yield return new Fault("closes", "ClosesBeforeItOpens");
        if (details.Sessions.Count > 0 && details.Closes > details.Sessions[^1].Ends) yield return new Fault("closes", "ClosesAfterTheEnd");
        if (details.Entry.Admission is { } rule && details.Sessions.Count > 0 && rule.Deadline >= details.Sessions[0].Starts) yield return new Fault("admission.deadline", "DueAfterTheStart");
    }

    private static IEnumerable<Fault> Asked(Question question)
    {
        var field = $"questions.{question.Key}";
        if (!IsKey(question.Key)) yield return new Fault("questions", "NotACode");
        foreach (var fault in Text(field, question.Label, Question.LongestAnswer).Concat(TooLong(field, question.Hint, Question.LongestAnswer)))
            yield return fault;
        if (question.Kind != QuestionKind.Choice) yield break;
        if (question.Choices.Count < 2) yield return new Fault(field, "TooFewChoices");
        foreach (var fault in question.Choices.SelectMany(choice => Line(field, choice)).Concat(Unique(field, question.Choices))) yield return fault;
    }

    /// <summary>A rule's key stands in the keys of its letters.</summary>
    private static IEnumerable<Fault> Reminding(ReminderRule rule) =>
    [
        .. IsKey(rule.Key) ? Array.Empty<Fault>() : [new Fault("reminders", "NotACode")],
        .. ReminderRules.Check(rule),
    ];

    internal static bool IsKey(string key) => key.Length is > 0 and <= 40 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    internal static IEnumerable<Fault> Unique(string field, IEnumerable<string> keys) =>
        keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Any(group => group.Count() > 1) ? [new Fault(field, "Repeated")] : [];

    private static string Figure(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

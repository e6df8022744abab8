namespace Nep.Registration.Domain.Offerings;

/// <summary>A field of a form, and the name of what is wrong with it; the sentence comes from the language resource.</summary>
public sealed record Fault(string Field, string Name, string Figure = "");

/// <summary>What must hold of an offering's details before they are kept. Sums up everything that is wrong, not the first thing.</summary>
public static class OfferingRules
{
    public const int MostSessions = 60;
    public const int MostSeats = 100_000;
    public const int LongestText = 200;
    public const int LongestDescription = 20_000;

    public static ValueList<Fault> Check(OfferingDetails details) =>
    [
        .. Text("program", details.Program, LongestText), .. Text("title", details.Title, LongestText),
        .. TooLong("summary", details.Summary, 500), .. TooLong("description", details.Description, LongestDescription),
        .. Within("capacity", details.Capacity, 1, MostSeats), .. Within("holdMinutes", details.HoldMinutes, 30, 24 * 60),
        .. Sessions(details), .. Dates(details), .. Prices(details.Prices), .. Codes(details.Prices.Codes), .. Policy(details.Policy),
        .. Within("certificate", (int)details.Certificate.PercentOfTime, 1, 100), .. Unique("questions", details.Questions.Select(q => q.Key)),
        .. Unique("reminders", details.Reminders.Select(rule => rule.Key)), .. Choices(details.Questions),
    ];

    private static IEnumerable<Fault> Text(string field, string text, int most) =>
        string.IsNullOrWhiteSpace(text) ? [new Fault(field, "Missing")] : TooLong(field, text, most);

    private static IEnumerable<Fault> TooLong(string field, string text, int most) =>
        text.Length > most ? [new Fault(field, "TooLong", Figure(most))]
        : text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? [new Fault(field, "ControlCharacters")]
        : [];

    private static IEnumerable<Fault> Within(string field, int value, int least, int most) =>
        value < least ? [new Fault(field, "TooSmall", Figure(least))] : value > most ? [new Fault(field, "TooLarge", Figure(most))] : [];

    private static IEnumerable<Fault> Sessions(OfferingDetails details)
    {
        var sessions = details.Sessions;
        if (sessions.Count is 0) yield return new Fault("sessions", "Missing");
        if (sessions.Count > MostSessions) yield return new Fault("sessions", "TooLarge", Figure(MostSessions));
        for (var i = 0; i < sessions.Count; i++)
        {
            foreach (var fault in Session($"sessions[{i}]", sessions[i])) yield return fault;
            if (i > 0 && sessions[i].Starts < sessions[i - 1].Starts) yield return new Fault($"sessions[{i}].starts", "OutOfOrder");
        }

        if (sessions.Select(session => session.Number).Distinct().Count() != sessions.Count) yield return new Fault("sessions", "Repeated");
    }

    private static IEnumerable<Fault> Session(string field, Session session)
    {
        foreach (var fault in Text(field + ".title", session.Title, LongestText)) yield return fault;
        if (session.Ends <= session.Starts) yield return new Fault(field + ".ends", "EndsBeforeItStarts");
        else if (Period.Between(session.Starts, session.Ends, PeriodUnits.Hours).Hours > 7 * 24) yield return new Fault(field + ".ends", "TooLate");
        foreach (var fault in PlaceOf(field, session.Place)) yield return fault;
    }

    private static IEnumerable<Fault> PlaceOf(string field, Place place) => place switch
    {
        Place.Venue venue => [.. Text(field + ".place", venue.Name, LongestText), .. Text(field + ".address", venue.Address, LongestText)],
        Place.Online online => IsLink(online.Link) ? [] : [new Fault(field + ".place", "NotALink")],
        _ => throw new UnreachableException(),
    };

    private static bool IsLink(string link) =>
        link.Length <= 500 && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && !link.Any(char.IsControl);

    private static IEnumerable<Fault> Dates(OfferingDetails details)
    {
        if (details.Opens is { } opens && opens >= details.Closes) yield return new Fault("closes", "ClosesBeforeItOpens");
        if (details.Sessions.Count > 0 && details.Closes > details.Sessions[^1].Ends) yield return new Fault("closes", "ClosesAfterTheEnd");
    }

    private static IEnumerable<Fault> Prices(PriceList prices)
    {
        if (prices.Standard.Cents < 0 || prices.Standard > Money.Most) yield return new Fault("price", "NotAnAmount");
        for (var i = 0; i < prices.Early.Count; i++)
            if (prices.Early[i].Amount >= prices.Standard || prices.Early[i].Amount.Cents < 0) yield return new Fault($"early[{i}].amount", "NotLower");
        if (prices.Group is { From: < 2 }) yield return new Fault("group.from", "TooSmall", "2");
        if (prices.Group is GroupPrice.Amount group && (group.Each >= prices.Standard || group.Each.Cents < 0)) yield return new Fault("group.amount", "NotLower");
        if (prices.Group is GroupPrice.PercentOff { Percent: <= 0 or > 100 }) yield return new Fault("group.percent", "NotAPercentage");
        if (prices.Scale is { } scale && (scale.Least.Cents < 0 || scale.Least >= scale.Most)) yield return new Fault("scale.least", "NotLower");
    }

    private static IEnumerable<Fault> Codes(ValueList<PriceCode> codes)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (!PriceCode.IsCode(codes[i].Code)) yield return new Fault($"codes[{i}].code", "NotACode");
            if (codes[i].Uses is < 1 or > 100_000) yield return new Fault($"codes[{i}].uses", "TooSmall", "1");
            if (codes[i].Effect is CodeEffect.PercentOff { Percent: <= 0 or > 100 }) yield return new Fault($"codes[{i}].percent", "NotAPercentage");
            if (codes[i].Effect is CodeEffect.AmountOff { Amount.Cents: <= 0 } or CodeEffect.FixedPrice { Amount.Cents: < 0 })
                yield return new Fault($"codes[{i}].amount", "NotAnAmount");
        }

        foreach (var fault in Unique("codes", codes.Select(code => code.Code))) yield return fault;
    }

    private static IEnumerable<Fault> Policy(CancellationPolicy policy)
    {
        foreach (var fault in Text("policy.name", policy.Name, LongestText)) yield return fault;
        for (var i = 0; i < policy.Tiers.Count; i++)
        {
            if (policy.Tiers[i].Percent is < 0 or > 100) yield return new Fault($"policy.tiers[{i}].percent", "NotAPercentage");
            if (policy.Tiers[i].Fee.Cents < 0) yield return new Fault($"policy.tiers[{i}].fee", "NotAnAmount");
        }
    }

    private static IEnumerable<Fault> Choices(ValueList<Question> questions) =>
        questions.Where(question => question.Kind == QuestionKind.Choice && question.Choices.Count < 2)
            .Select(question => new Fault($"questions.{question.Key}", "TooFewChoices"));

    private static IEnumerable<Fault> Unique(string field, IEnumerable<string> keys) =>
        keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Any(group => group.Count() > 1) ? [new Fault(field, "Repeated")] : [];

    private static string Figure(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

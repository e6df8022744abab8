namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>What a field of the offering form is called in the list of what is wrong: "Session 2, ends".</summary>
internal static class OfferingLabels
{
    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["sessions"] = "Session",
        ["early"] = "Early price",
        ["codes"] = "Code",
        ["policy.tiers"] = "Refund",
        ["questions"] = "Question",
        ["reminders"] = "Reminder",
        ["stipend.terms"] = "Term",
    };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["id"] = "Address",
        ["title"] = "Title",
        ["program"] = "Program",
        ["language"] = "Written in",
        ["summary"] = "In one or two sentences",
        ["description"] = "About it",
        ["zone"] = "Time zone",
        ["capacity"] = "Seats",
        ["together"] = "Together, at most",
        ["entry"] = "Who registers",
        ["scholarship.decide"] = "Scholarship requests, decided within days",
        ["scholarship.pay"] = "Days to pay after the decision",
        ["policy.transfer.fee"] = "Moving to another offering, fee",
        ["policy.transfer.months"] = "Moving to another offering, within months",
        ["policy.transfer.until"] = "Moving to another offering, until days before",
        ["teamLeast"] = "People in a team, at least",
        ["team"] = "Team price",
        ["team.lower"] = "Lower team price",
        ["team.question"] = "Question that tells roles",
        ["team.roles"] = "Answers that make a team’s price lower",
        ["opens"] = "Registration opens",
        ["closes"] = "Registration closes",
        ["holdMinutes"] = "Minutes a seat is held",
        ["contact"] = "Questions go to",
        ["certificate"] = "Certificate",
        ["terms"] = "Version of the terms",
        ["price"] = "Standard price",
        ["group.from"] = "Group price, from",
        ["group.value"] = "Group price",
        ["scale.least"] = "Sliding scale, least",
        ["scale.most"] = "Sliding scale, most",
        ["payments.card"] = "Ways to pay",
        ["payments.dueDaysBefore"] = "Orders and checks due",
        ["payments.quoteDays"] = "A quote holds",
        ["payments.invoiceDays"] = "An invoice is due after",
        ["coaching.hours"] = "Coaching, hours a year",
        ["stipend.amount"] = "Stipend",
        ["stipend.percent"] = "Stipend, % of the time",
        ["stipend.terms"] = "Stipend terms",
        ["waiting.hours"] = "An offer stands",
        ["waiting.most"] = "Registrations that may wait",
        ["waiting.days"] = "Days on which offers go out",
        ["waiting.from"] = "Offers go out from",
        ["waiting.to"] = "Offers go out until",
        ["policy.name"] = "Policy",
        ["policy.substituteUntil"] = "Another person may come until",
        ["sessions"] = "Sessions",
        ["early"] = "Early prices",
        ["codes"] = "Codes",
        ["questions"] = "Questions",
        ["reminders"] = "Reminders",
        ["reason"] = "Why this change?",
    };

    public static string Of(string field)
    {
        if (Fields.TryGetValue(field, out var name)) return name;
        var (open, close) = (field.IndexOf('[', StringComparison.Ordinal), field.IndexOf(']', StringComparison.Ordinal));
        if (open < 0 || close < open || !Rows.TryGetValue(field[..open], out var row) || !int.TryParse(field.AsSpan(open + 1, close - open - 1), out var index)) return field;
        return $"{row} {index + 1}, {field[(close + 1)..].TrimStart('.')}";
    }
}

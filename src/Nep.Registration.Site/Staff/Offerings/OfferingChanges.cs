using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Applications.Forming;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>What an edit changed, field by field, in words.</summary>
public static class OfferingChanges
{
    public static IReadOnlyList<string> Between(OfferingDetails before, OfferingDetails after) => new Comparison(before, after).All();
}

/// <summary>Two versions of an offering, side by side.</summary>
file sealed class Comparison(OfferingDetails before, OfferingDetails after)
{
    public IReadOnlyList<string> All() =>
    [
        .. Field("Program", one => one.Program), .. Field("Title", one => one.Title), .. Field("Written in", one => one.Language == Words.Spanish ? "Spanish" : "English"), .. Long("Summary", one => one.Summary),
        .. Long("Description", one => one.Description), .. Field("Time zone", one => $"{one.Zone}"), .. Field("Seats", one => $"{one.Capacity}"),
        .. Field("People together, at most", one => $"{one.Entry.MostPeople}"),
        .. Field("Moving to another offering", one => one.Policy.Transfer is { } rule ? $"{StaffText.Money(rule.Fee)}, within {rule.WithinMonths} months, until {rule.UntilDays} days before" : ""),
        .. Field("Scholarships", one => one.Scholarships is { } rule ? $"decided within {rule.DecideDays} days, then {rule.PayDays} days to pay" : ""),
        .. Field("Who registers", one => OfferingTexts.Entry(one.Entry)), .. Field("Team price", one => OfferingTexts.Team(one.Prices.Team)),
        .. AdmissionChanges.Between(before.Entry.Admission, after.Entry.Admission),
        .. Field("Opens", one => one.Opens is { } opens ? StaffText.When(opens) : "when published"), .. Field("Closes", one => StaffText.When(one.Closes)),
        .. Field("Hold", one => $"{one.HoldMinutes} minutes"), .. Field("Certificate", one => $"{one.Certificate.PercentOfTime:0.##}% of the time"),
        .. Field("Paying", one => PaymentFields.Text(one.Payments ?? PaymentPolicy.CardOnly)),
        .. Field("Waiting list", one => WaitingFields.Text(one.WaitingList)),
        .. Field("Coaching", one => BenefitFields.Text(one.Coaching)), .. Field("Stipend", one => BenefitFields.Text(one.Stipends)),
        .. Field("Questions to", one => $"{one.Contact}"), .. Field("Terms", one => one.TermsVersion),
        .. Rows("Session", one => one.Sessions, OfferingTexts.Session), .. Field("Price", one => StaffText.Money(one.Prices.Standard)),
        .. Rows("Early price", one => one.Prices.Early, OfferingTexts.Early), .. Field("Group price", one => OfferingTexts.Group(one.Prices.Group)),
        .. Field("Sliding scale", one => OfferingTexts.Scale(one.Prices.Scale)), .. Rows("Code", one => one.Prices.Codes, OfferingTexts.Code),
        .. Field("Policy", one => one.Policy.Name), .. Rows("Refund", one => one.Policy.Tiers, OfferingTexts.Tier),
        .. Field("Another person may come until", one => $"{one.Policy.SubstituteUntilDays} days before"),
        .. Rows("Question", one => one.Questions, OfferingTexts.Question), .. Rows("Reminder", one => one.Reminders, RuleText.Of),
        .. Rows("Reminder", one => one.BillReminders ?? BillReminders.Usual, RuleText.Of),
    ];

    private IEnumerable<string> Field(string name, Func<OfferingDetails, string> text) =>
        text(before) == text(after) ? [] : [$"{name}: {Shown(text(before))} → {Shown(text(after))}"];

    private IEnumerable<string> Long(string name, Func<OfferingDetails, string> text) =>
        text(before) == text(after) ? [] : [$"{name}: rewritten"];

    /// <summary>Rows that went and rows that came; a changed row is both.</summary>
    private IEnumerable<string> Rows<T>(string name, Func<OfferingDetails, ValueList<T>> rows, Func<T, string> text) =>
        rows(before).Except(rows(after)).Select(row => $"{name} out: {text(row)}")
            .Concat(rows(after).Except(rows(before)).Select(row => $"{name} in: {text(row)}"));

    private static string Shown(string text) => text.Length == 0 ? "none" : text;
}

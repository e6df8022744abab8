using System.Globalization;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>What comes with a place, coaching and stipends, as fields of the offering's form, and back.</summary>
internal static class BenefitFields
{
    public const string Terms = "stipend.terms";

    public static IEnumerable<(string Field, string Value)> Of(OfferingDetails details) =>
    [
        ("coaching.hours", details.Coaching is { } coaching ? $"{coaching.HoursAYear}" : ""),
        ("stipend.amount", details.Stipends is { } amount ? (amount.Amount.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture) : ""),
        ("stipend.percent", details.Stipends is { } percent ? percent.PercentOfTime.ToString("0.##", CultureInfo.InvariantCulture) : ""),
    ];

    public static (string, string)[] Of(StipendTerm term) => [("name", term.Name), ("first", Day(term.First)), ("last", Day(term.Last))];

    public static CoachingRule? Coaching(PostedForm form) => form.Text("coaching.hours").Length == 0 ? null : new CoachingRule(form.Number("coaching.hours"));

    /// <summary>Null for a form that says nothing of stipends.</summary>
    /// <param name="percent">Reads a percentage, noting what is wrong with it.</param>
    public static StipendRule? Stipends(PostedForm form, Func<string, decimal> percent)
    {
        var rows = FormRows.Count(form, Terms);
        return form.Text("stipend.amount").Length + form.Text("stipend.percent").Length + rows == 0
            ? null
            : new StipendRule(form.Amount("stipend.amount"), percent("stipend.percent"), [.. Enumerable.Range(0, rows).Select(i => Term(form, $"{Terms}[{i}]"))]);
    }

    public static string Text(CoachingRule? rule) => rule is null ? "none" : $"{StaffText.Count(rule.HoursAYear, "hour", "hours")} a year";

    public static string Text(StipendRule? rule) => rule is null
        ? "none"
        : $"{StaffText.Money(rule.Amount)} a term for {rule.PercentOfTime:0.##}% of the time: {string.Join("; ", rule.Terms.Select(term => $"{term.Name}, {StaffText.Day(term.First)} to {StaffText.Day(term.Last)}"))}";

    private static StipendTerm Term(PostedForm form, string row) => new(form.Text(row + ".name"), form.Date(row + ".first"), form.Date(row + ".last"));

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// The reminder rules that hang on one registration's own bill or on seats that were offered to it, rather than on the schedule. An offering that
/// says nothing of them has the usual ones; staff set others for it.
/// </summary>
public static class BillReminders
{
    private static readonly LocalTime Morning = new(9, 0);

    /// <summary>What an offering has that says nothing of them.</summary>
    /// <remarks>Source: what the project did before staff could set them. A letter's key names the days, so these must stay as they are.</remarks>
    public static ValueList<ReminderRule> Usual { get; } =
    [
        new ReminderRule.BeforeQuoteEnds("quote-7", 7, Morning), new ReminderRule.BeforeQuoteEnds("quote-2", 2, Morning),
        new ReminderRule.DaysFromInvoiceDue("overdue-1", DueSide.After, 1, Morning), new ReminderRule.DaysFromInvoiceDue("overdue-15", DueSide.After, 15, Morning),
        new ReminderRule.DaysFromInvoiceDue("overdue-30", DueSide.After, 30, Morning), new ReminderRule.MorningBeforeOfferEnds("offer"),
    ];

    public static bool IsOfBill(this ReminderRule rule) =>
        rule is ReminderRule.BeforeQuoteEnds or ReminderRule.DaysFromInvoiceDue or ReminderRule.BeforeOfferEnds or ReminderRule.MorningBeforeOfferEnds;

    /// <summary>Whether an offering has anything that the rule could hang on.</summary>
    public static bool Concerns(this ReminderRule rule, OfferingDetails details) => rule is ReminderRule.BeforeOfferEnds or ReminderRule.MorningBeforeOfferEnds
        ? details.WaitingList is not null
        : (details.Payments ?? PaymentPolicy.CardOnly).Methods.Any(method => method != PaymentMethod.Card);

    /// <summary>The rule that a letter about a bill or an offer goes by; null for any other letter, or when staff have taken the rule away since.</summary>
    public static ReminderRule? RuleOf(Offering offering, Letter letter) => letter.Kind.IsAboutBilling() || letter.Kind == LetterKind.OfferReminder
        ? offering.BillReminders.FirstOrDefault(rule => rule.IsOfBill() && Reminders.KindOf(rule) == letter.Kind && IsAnchorOf(rule, letter.Anchor))
        : null;

    /// <summary>Of two rules with the same days only one letter goes out, so that is no rule to keep.</summary>
    internal static IEnumerable<Fault> Check(OfferingDetails details)
    {
        foreach (var rule in details.BillReminders ?? [])
            if (!rule.IsOfBill()) yield return new Fault($"reminders.{rule.Key}", "NotAChoice");
        foreach (var rule in details.Reminders)
            if (rule.IsOfBill()) yield return new Fault($"reminders.{rule.Key}", "NotAChoice");
        foreach (var same in (details.BillReminders ?? []).Where(IsOfBill).GroupBy(rule => (Reminders.KindOf(rule), SuffixOf(rule))).Where(same => same.Count() > 1))
            yield return new Fault($"reminders.{same.Last().Key}", "Repeated");
    }

    internal static string Anchor(LocalDate day, int days) => $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{days.ToString(CultureInfo.InvariantCulture)}";

    private static bool IsAnchorOf(ReminderRule rule, string anchor) => rule switch
    {
        ReminderRule.BeforeOfferEnds => anchor.StartsWith(rule.Key + "-", StringComparison.Ordinal),
        ReminderRule.MorningBeforeOfferEnds => anchor.All(char.IsAsciiDigit),
        ReminderRule.BeforeQuoteEnds or ReminderRule.DaysFromInvoiceDue => anchor.EndsWith(SuffixOf(rule), StringComparison.Ordinal),
        _ => throw new UnreachableException(),
    };

    private static string SuffixOf(ReminderRule rule) => rule switch
    {
        ReminderRule.BeforeQuoteEnds quote => $"-{quote.Days.ToString(CultureInfo.InvariantCulture)}",
        ReminderRule.DaysFromInvoiceDue invoice => $"-{invoice.Days.ToString(CultureInfo.InvariantCulture)}",
        ReminderRule.BeforeOfferEnds => rule.Key,
        ReminderRule.MorningBeforeOfferEnds => "",
        _ => throw new UnreachableException(),
    };
}

using System.Runtime.CompilerServices;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Staff.Registrations;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>
/// Every movement of money: a row a line of a quote, a payment, a refund, a dispute. Each kind has columns of its own and no amount is negative,
/// so that every column sums right.
/// </summary>
public sealed class MoneyTable(RegistrationDrawer drawer) : IExportTable
{
    public IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts) =>
    [
        "Offering", "Registration", "State", "Registered by", "School", "When", "What", "Person", "Rule or reason", "Charged", "Reduced", "Paid", "Refunded",
        "Disputed", "Currency", "Standing", "Reference",
    ];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        Offering offering, IReadOnlyList<Offering> offerings, bool contacts, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var state in drawer.All(offering.Id, cancel))
            foreach (var entry in Entries(state).OrderBy(entry => entry.At))
                yield return
                [
                    $"{offering.Id}", $"{state.Id}", state.Status.ToString(), state.Registrar.Name, state.Registrar.Organization, ExportText.When(entry.At, offering),
                    entry.What, entry.Person, entry.Why, .. Amounts(entry), state.Quote.Total.Currency.ToString().ToUpperInvariant(), entry.Standing, entry.Reference,
                ];
    }

    private static IEnumerable<Entry> Entries(RegistrationState state) =>
    [
        .. state.Quote.Lines.Select(line => new Entry(
            state.Quote.At, "Quote", line.Amount.Cents < 0 ? Column.Reduced : Column.Charged, Absolute(line.Amount), RuleText.Of(line.Rule),
            state.Participant(line.Participant)?.Person.Name ?? "")),
        .. state.Payments.Select(payment => new Entry(payment.At, "Payment", Column.Paid, payment.Amount, By(payment)) { Reference = $"{payment.Id}" }),
        .. state.Refunds.Select(refund => new Entry(refund.Settled ?? refund.At, "Refund", Column.Refunded, refund.Amount, RegistrationHistory.Reason(refund.Reason))
        {
            Standing = refund.Outcome.ToString(),
            Reference = refund.Reference ?? "",
        }),
        .. state.Disputes.Select(dispute => new Entry(dispute.At, "Dispute", Column.Disputed, dispute.Amount, dispute.Reason) { Reference = dispute.Reference }),
    ];

    /// <summary>How money came that no provider tells of.</summary>
    private static string By(Payment payment) =>
        payment.ByHand is { } hand ? $"{(hand.Method == HandMethod.Check ? "Check" : "Transfer")} {hand.Number} of {StaffText.Day(hand.Date)}" : "";

    private static Money Absolute(Money amount) => amount.Cents < 0 ? -amount : amount;

    private static IEnumerable<string> Amounts(Entry entry) =>
        Enum.GetValues<Column>().Select(column => column == entry.Column ? ExportText.Amount(entry.Amount) : "");

    private enum Column
    {
        Charged,
        Reduced,
        Paid,
        Refunded,
        Disputed,
    }

    private sealed record Entry(Instant At, string What, Column Column, Money Amount, string Why, string Person = "")
    {
        public string Standing { get; init; } = "";

        public string Reference { get; init; } = "";
    }
}

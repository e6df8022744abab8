using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>The invoice of one part of a price that is paid in parts: an instalment, or one year of a yearly amount.</summary>
/// <param name="Number">Made from the registration and the part, so that it is the same however often it is printed.</param>
/// <param name="Part">1 for the first dated part, 0 for the deposit.</param>
/// <param name="Of">How many dated parts there are.</param>
/// <param name="Due">The last day to pay, on the offering's clock.</param>
/// <param name="Open">What is still to come of it.</param>
/// <param name="Credited">What nobody owes any more since the seats were given up.</param>
public sealed record PartInvoice(string Number, int Part, int Of, Money Amount, LocalDate Due, Instant Issued, Money Open, Money Credited)
{
    public Money Paid => Amount - Open - Credited;
}

/// <summary>
/// The invoices of a price in parts, drawn from the facts. The first goes out with the enrolment, each later one thirty days before it is due. Whoever
/// gives up the seats gets none after that; those that were issued stay, and what was open of them is credited.
/// </summary>
public static class PartInvoices
{
    public const int DaysBefore = 30;

    private static readonly LocalTime Morning = new(9, 0);

    /// <summary>All of them, those to come too; none before the seats are theirs.</summary>
    public static ValueList<PartInvoice> Of(Offering offering, RegistrationState state)
    {
        if (state is not { Parts: { } parts, Confirmed: { } since }) return [];
        var open = parts.Open(state.Paid - state.Refunded).ToDictionary(part => part.Due, part => part.Amount);
        var all = parts.Dated.Select((part, i) =>
        {
            var (left, none) = (open.GetValueOrDefault(part.Due, part.Amount with { Cents = 0 }), part.Amount with { Cents = 0 });
            var issued = i == 0 ? since : Instant.Max(since, offering.Zone.At(part.Due.PlusDays(-DaysBefore) + Morning));
            return new PartInvoice(
                DocumentNumbers.PartInvoice(state.Id, i + 1), i + 1, parts.Dated.Count, part.Amount, part.Due, issued, state.HasSeats ? left : none, state.HasSeats ? none : left);
        });
        return [.. all.Where(invoice => state.HasSeats || invoice.Issued < state.Ended)];
    }

    /// <summary>The invoice of the deposit, for a school that pays by check or purchase order. It stands from the day on which the place was accepted; null where there is no deposit.</summary>
    public static PartInvoice? Deposit(Offering offering, RegistrationState state)
    {
        if (state is not { Parts: { AtOnce: { IsPositive: true } deposit } parts }) return null;
        var left = Money.Max(deposit - (state.Paid - state.Refunded), deposit with { Cents = 0 });
        var none = deposit with { Cents = 0 };
        return new PartInvoice(
            DocumentNumbers.PartInvoice(state.Id, 0), 0, parts.Dated.Count, deposit, offering.Zone.DateAt(state.HeldUntil - Duration.Epsilon), state.Placed,
            state.HasSeats ? left : none, state.HasSeats ? none : left);
    }

    /// <summary>Those that have been issued, the deposit's first.</summary>
    public static IEnumerable<PartInvoice> IssuedBy(Offering offering, RegistrationState state, Instant now) =>
        [.. Deposit(offering, state) is { } deposit ? [deposit] : Array.Empty<PartInvoice>(), .. Of(offering, state).Where(invoice => invoice.Issued <= now)];
}

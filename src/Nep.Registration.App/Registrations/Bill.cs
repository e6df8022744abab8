using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>What of a registration is billed, as lists and queues need it.</summary>
/// <param name="Method">How the registrant chose to pay.</param>
/// <param name="Costs">What each person costs, in their order.</param>
/// <param name="Open">What is still to be paid: of the price while they have seats, otherwise of the invoice.</param>
/// <param name="ToSend">Refunds that staff must send by check.</param>
public sealed record Bill(
    PaymentMethod Method, PurchaseOrder? Order, Invoice? Invoice, ValueList<Money> Costs, Money Open, ValueList<Refund> ToSend)
{
    /// <summary>What is open of a price in parts, the earliest part first; null for a price that is paid at once.</summary>
    public ValueList<Instalment>? Parts { get; init; }

    /// <summary>Who pays in the payer's stead; null for most.</summary>
    public string? Sponsor { get; init; }

    /// <summary>The last day to pay what is open first; null where nothing is billed.</summary>
    public LocalDate? Due => Parts is { } parts ? (parts is [var next, ..] ? next.Due : null) : Invoice?.Due;

    /// <summary>Null for a registration that was paid by card, all of it at once.</summary>
    public static Bill? Of(RegistrationState state)
    {
        if (state is { Billing: null, PurchaseOrder: null, Invoice: null, Parts: null } && state.Payments.All(payment => payment.ByHand is null)) return null;
        var open = state.HasSeats ? Money.Max(state.Balance, state.Balance with { Cents = 0 }) : state.InvoiceOpen;
        return new Bill(
            state.Billing?.Method ?? PaymentMethod.Card, state.PurchaseOrder, state.Invoice, CostsOf(state), open, [.. state.RefundsToSend()])
        {
            Sponsor = state.Sponsorship?.Sponsor.Name,
            Parts = state.HasSeats ? state.Parts?.Open(state.Paid - state.Refunded) : null,
        };
    }

    /// <summary>What is for everyone together, a team's price say, is shared out evenly.</summary>
    private static ValueList<Money> CostsOf(RegistrationState state)
    {
        var own = state.Quote.Lines.ToLookup(line => line.Participant, line => line.Amount);
        var apart = state.Participants.Select(person => own[person.Number].Total(state.Quote.Total.Currency)).ToList();
        var shared = (state.Quote.Total - apart.Total(state.Quote.Total.Currency)).Split(Math.Max(1, apart.Count));
        return [.. apart.Select((amount, i) => amount + shared[i])];
    }
}

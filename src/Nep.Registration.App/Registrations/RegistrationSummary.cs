using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>One registration as a list shows it.</summary>
/// <param name="Owed">Still to be paid for seats that are held or theirs; never negative.</param>
/// <param name="Overpaid">Paid beyond the price; never negative.</param>
/// <param name="Sought">Every name, address, organization and id of it in lower case, for searching.</param>
public sealed record RegistrationSummary(
    RegistrationId Id, string Registrar, string Organization, int People, RegistrationStatus Status, Instant Placed, Instant HeldUntil,
    Money Paid, Money Refunded, Money Owed, Money Overpaid, bool RefundFailed, bool Disputed, string Sought)
{
    /// <summary>By when staff decide on the scholarship that it asks for; null when there is none to decide.</summary>
    public Instant? ScholarshipBy { get; init; }

    /// <summary>How many places of the capacity it has.</summary>
    public int Places { get; init; }

    /// <summary>What of it is billed; null for what was paid by card and by nothing else.</summary>
    public Bill? Bill { get; init; }

    /// <summary>When its seats became theirs; null when they never did.</summary>
    public Instant? Confirmed { get; init; }

    /// <summary>When it expired or was cancelled.</summary>
    public Instant? Ended { get; init; }

    /// <summary>Money that came (positive) and went back (negative), each with its instant.</summary>
    public ValueList<(Instant At, Money Amount)> Movements { get; init; }

    /// <summary>Money that no rule settles: a person must look.</summary>
    public bool NeedsAPerson => RefundFailed || Disputed || Overpaid.IsPositive;

    public static RegistrationSummary Of(RegistrationState state)
    {
        var none = state.Balance with { Cents = 0 };
        return new RegistrationSummary(
            state.Id, state.Registrar.Name, state.Registrar.Organization, state.Participants.Count, state.Status, state.Placed,
            state.HeldUntil, state.Paid, state.Refunded, state.HasSeats ? Money.Max(state.Balance, none) : none, Money.Max(-state.Balance, none),
            state.Refunds.Any(refund => refund.Outcome == RefundState.Failed), state.Disputes.Any(dispute => dispute.Ended is null), SoughtIn(state))
        {
            ScholarshipBy = state is { Status: RegistrationStatus.Held, Scholarship: { Outcome: ScholarshipOutcome.Asked } asked } ? asked.DecideBy : null,
            Places = state.Seats.Distinct().Count(),
            Bill = Bill.Of(state),
            Confirmed = state.Confirmed,
            Ended = state.Ended,
            Movements =
            [
                .. state.Payments.Select(payment => (payment.At, payment.Amount)),
                .. state.Refunds.Where(refund => refund.IsPromised).Select(refund => (refund.At, -refund.Amount)),
            ],
        };
    }

    private static string SoughtIn(RegistrationState state) => string.Join(
        '\n',
        [
            $"{state.Id}", state.PurchaseOrder?.Number ?? "", state.Invoice?.Number ?? "", state.Registrar.Name, $"{state.Registrar.Email}", state.Registrar.Organization,
            .. (state.Parts?.Dated ?? []).Select((_, i) => DocumentNumbers.PartInvoice(state.Id, i + 1)), .. state.Parts is null ? Array.Empty<string>() : [DocumentNumbers.PartInvoice(state.Id, 0)],
            state.Sponsorship?.Sponsor.Name ?? "", .. state.Participants.SelectMany(one => new[] { one.Person.Name, $"{one.Person.Email}" }),
        ]).ToLowerInvariant();
}

using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>What cancelling an offering would do, found by the same rules that then do it.</summary>
/// <param name="Registrations">Those that are cancelled with all of their money back.</param>
/// <param name="Mails">Letters of cancellation, of moving and of arriving, and one for every refund.</param>
public sealed record CancellationPreview(int Registrations, int Seats, Money Back, int Mails)
{
    /// <summary>Those that are moved to the offering which staff named, as far as its seats reach.</summary>
    public int Moved { get; init; }

    /// <summary>What of their money goes along.</summary>
    public Money Carried { get; init; }

    /// <param name="to">Where those who are paid in full are moved to, and how many of its places are free; null to give everything back.</param>
    public static CancellationPreview Of(Offering offering, IEnumerable<RegistrationState> registrations, (Offering Offering, int Free)? to, Instant now)
    {
        var (sum, free) = (new CancellationPreview(0, 0, Money.Zero, 0), to?.Free ?? 0);
        foreach (var state in registrations.Where(one => one.HasSeats))
        {
            var places = to?.Offering.Details.Entry.PlacesFor(state.Participants.Count) ?? 0;
            if (to is { } target && places <= free && Moves(target.Offering, state))
            {
                free -= places;
                sum = sum with { Moved = sum.Moved + 1, Carried = sum.Carried + (state.Paid - state.Refunded), Mails = sum.Mails + (2 * Readers(state)) };
            }
            else
            {
                sum = sum.With(offering, state, now);
            }
        }

        return sum;
    }

    private static bool Moves(Offering to, RegistrationState state) =>
        state.Status == RegistrationStatus.Confirmed && !state.Balance.IsPositive
        && state.Participants.Count >= to.Details.Entry.FewestTogether && state.Participants.Count <= to.Details.Entry.MostPeople;

    private static int Readers(RegistrationState state) => state.Named().Count() + (state.RegistrarComesAlong ? 0 : 1);

    private CancellationPreview With(Offering offering, RegistrationState state, Instant now)
    {
        var command = new RegistrationCommand.CancelRegistration(EndKind.WithOffering, "");
        if (RegistrationDecider.Decide(offering, state, command, now) is not Ruling<RegistrationEvent>.Accepted(var events)) return this;
        var refunds = events.OfType<RegistrationEvent.RefundOwed>().Select(refund => refund.Amount).ToList();
        var after = events.Aggregate(state, (one, happened) => RegistrationFold.Evolve(one, happened));
        var letters = RegistrationPlan.Steps(offering, after, []).Count(step => step.Act is Act.SendLetter);
        return this with { Registrations = Registrations + 1, Seats = Seats + state.Participants.Count, Back = Back + refunds.Total(), Mails = Mails + letters + refunds.Count };
    }
}

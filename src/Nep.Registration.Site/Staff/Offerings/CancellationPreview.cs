using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>What cancelling an offering would do, found by the same rules that then do it.</summary>
/// <param name="Mails">Letters of cancellation, and one for every refund.</param>
public sealed record CancellationPreview(int Registrations, int Seats, Money Back, int Mails)
{
    public static CancellationPreview Of(Offering offering, IEnumerable<RegistrationState> registrations, Instant now)
    {
        var sum = new CancellationPreview(0, 0, Money.Zero, 0);
        foreach (var state in registrations.Where(one => one.HasSeats))
        {
            var command = new RegistrationCommand.CancelRegistration(EndKind.WithOffering, "");
            if (RegistrationDecider.Decide(offering, state, command, now) is not Ruling<RegistrationEvent>.Accepted(var events)) continue;
            var refunds = events.OfType<RegistrationEvent.RefundOwed>().Select(refund => refund.Amount).ToList();
            var after = events.Aggregate(state, (one, happened) => RegistrationFold.Evolve(one, happened));
            var letters = RegistrationPlan.Steps(offering, after, []).Count(step => step.Act is Act.SendLetter);
            sum = new CancellationPreview(
                sum.Registrations + 1, sum.Seats + state.Participants.Count, sum.Back + refunds.Total(), sum.Mails + letters + refunds.Count);
        }

        return sum;
    }
}

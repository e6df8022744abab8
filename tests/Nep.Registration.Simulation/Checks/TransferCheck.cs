using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Checks;

/// <summary>
/// Whoever is moved ends in one place only when they stand in the other, with the money that went along: nobody is between the two, and nobody in
/// both for good.
/// </summary>
internal sealed class TransferCheck(World world) : ICommitCheck
{
    public string? Wrong(SeenCommit commit)
    {
        foreach (var (id, _, after) in commit.Registrations)
        {
            var isMoved = commit.EventsOf(id).Any(happened => happened is RegistrationEvent.RegistrationTransferred);
            if ((isMoved && There(after.Transfer!) is not { Source: not null }) || !IsCarried(commit, id, after))
                return $"{id} is moved to {after.Transfer!.To}, and is not there with its money.";
            if (commit.EventsOf(id).OfType<RegistrationEvent.TransferArrived>().FirstOrDefault() is { } arrived
                && world.Inspector.Of(arrived.Source.Offering).Registrations.GetValueOrDefault(arrived.Source.Registration) is not { State: { IsBeingTransferred: true } })
                return $"{id} comes from {arrived.Source.Registration}, which is not being moved.";
        }

        return null;
    }

    /// <summary>At the end: whoever came from elsewhere has ended there.</summary>
    public string? Doubled(RegistrationState state) => state.Source is { } source
        && world.Inspector.Of(source.Offering).Registrations.GetValueOrDefault(source.Registration)?.State is not { Status: RegistrationStatus.Cancelled, EndedBy: EndKind.Transferred }
            ? $"{state.Id} came from {source.Registration}, which has not ended by it."
            : null;

    private RegistrationState? There(TransferOrder order) => world.Inspector.Of(order.To).Registrations.GetValueOrDefault(order.As)?.State;

    /// <summary>What is carried here is what arrived there, payment by payment.</summary>
    private bool IsCarried(SeenCommit commit, RegistrationId id, RegistrationState after)
    {
        var carried = commit.EventsOf(id).OfType<RegistrationEvent.PaymentCarried>().Select(one => one.Amount).ToList();
        return carried.Count == 0 || (There(after.Transfer!) is { } there && there.Payments.Where(payment => payment.Origin is not null).Select(payment => payment.Amount).Total() == carried.Total());
    }
}

using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Simulation.Checks;

/// <summary>
/// The waiting list is strict: seats go to whoever joined first, groups whole, and to nobody who did not wait while someone does.
/// </summary>
internal sealed class LineCheck : ICommitCheck
{
    /// <summary>After an edit, another process goes by the old rule for some seconds.</summary>
    private static readonly Duration Stale = Duration.FromMinutes(1);

    public string? Wrong(SeenCommit commit)
    {
        if (commit.Ledger.Offering is not { Details.WaitingList: { } rule } offering || commit.WaitersBefore.Count == 0) return null;
        foreach (var (id, before, after) in commit.Registrations)
        {
            if (!after.Seats.Except(before?.Seats ?? []).Any()) continue;
            if (before?.Status != RegistrationStatus.Waiting)
            {
                var own = SeatBlocks.Of(offering.Details, offering.Zone.DateAt(commit.At), after.Code?.Code);
                if (after.Seats.Except(before?.Seats ?? []).Any(seat => !own.Contains(seat))) return $"{id} takes seats, and {commit.WaitersBefore[0].Registration} waits for them.";
                continue;
            }

            var offered = commit.EventsOf(id).OfType<RegistrationEvent.SeatsOffered>().FirstOrDefault();
            if (offered is { Reason: not null } || commit.Ledger.Versions[^1].At > commit.At - Stale) continue;
            if (Ahead(commit, rule, offering, id) is { } ahead) return $"{id} is offered seats before {ahead.Registration}, which joined at {ahead.Since} and needs {ahead.Seats} of {offering.Details.Capacity - commit.SeatsBefore} free.";
        }

        return null;
    }

    private static Waiter? Ahead(SeenCommit commit, WaitingListRule rule, Offering offering, RegistrationId id)
    {
        var (own, free) = (commit.WaitersBefore.First(waiter => waiter.Registration == id), offering.Details.Capacity - commit.SeatsBefore);
        return commit.WaitersBefore.Where(other => other.CompareTo(own) < 0).Order().FirstOrDefault(other =>
            other.SetAside is null && other.Seats <= offering.Details.Capacity && (rule.LargeGroups == LargeGroups.Block || other.Seats <= free));
    }
}

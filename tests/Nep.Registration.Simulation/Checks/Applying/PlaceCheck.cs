using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Simulation.Checks.Applying;

/// <summary>
/// A place that was given up goes to the first alternate in line who can take it, to one only, and to nobody while there is none to give; while
/// someone waits who could take it, it is not lost.
/// </summary>
internal sealed class PlaceCheck : ICommitCheck
{
    public string? Wrong(SeenCommit commit)
    {
        var (ledger, all) = (commit.Ledger.Admission, commit.Ledger.Admission.Applications);
        foreach (var (id, happened, _) in commit.Admission.Events)
        {
            if (happened is ApplicationEvent.AlternateOffered offered)
            {
                if (all.GetValueOrDefault(offered.From) is not { State.Freed: { Settled: null } }) return $"{id} is offered the place of {offered.From}, which is not free.";
                if (ledger.All.FirstOrDefault(other => other.Id != id && other.Offer?.From == offered.From) is { } other) return $"The place of {offered.From} goes to {id}, and to {other.Id}, too.";
                if (commit.Ledger.Versions[^1].At < commit.At - Places.Stale && Ahead(commit, all[id].State) is { } ahead) return $"{id} is offered a place before {ahead.Id}, which is number {ahead.Decision!.Rank} in line.";
                if (Places.TooMany(commit, commit.At) is { } wrong) return wrong;
            }

            if (happened is ApplicationEvent.PlaceSettled settled && Misplaced(commit, id, settled) is { } lost) return lost;
        }

        return null;
    }

    private static string? Misplaced(SeenCommit commit, ApplicationId id, ApplicationEvent.PlaceSettled settled)
    {
        var (ledger, offering) = (commit.Ledger.Admission, commit.Ledger.Offering!);
        if (settled.To is { } to) return ledger.Applications.GetValueOrDefault(to)?.State.Offer?.From == id ? null : $"The place of {id} is said to have gone to {to}, which was never offered it.";
        if (offering.Status != OfferingStatus.Published || commit.At > offering.Starts - Places.Stale || commit.Ledger.Versions[^1].At > commit.At - Places.Stale) return null;
        var waits = ledger.All.Where(one => CanTake(commit, one)).OrderBy(one => one.Decision!.Rank).FirstOrDefault();
        return waits is not null && Places.Taken(commit.Ledger) + Places.Of(offering, waits) <= offering.Details.Capacity ? $"The place of {id} is lost, and {waits.Id} waits for one." : null;
    }

    /// <summary>A team that is too large for the places that are left is passed over.</summary>
    private static ApplicationState? Ahead(SeenCommit commit, ApplicationState one)
    {
        var left = commit.Ledger.Offering!.Details.Capacity - Places.Taken(commit.Ledger) + Places.Of(commit.Ledger.Offering, one);
        return commit.Ledger.Admission.All.Where(other => other.Id != one.Id && CanTake(commit, other) && other.Decision!.Rank < one.Decision!.Rank && Places.Of(commit.Ledger.Offering, other) <= left)
            .OrderBy(other => other.Decision!.Rank).FirstOrDefault();
    }

    /// <summary>Whether someone waits in line and can take a place, since before anyone looked.</summary>
    private static bool CanTake(SeenCommit commit, ApplicationState one) =>
        one.Status == ApplicationStatus.Alternate && commit.Ledger.Admission.Past[one.Id][^1].At < commit.At - Places.Stale
        && TeamQuorum.Missing(commit.Ledger.Offering!.Details.Entry.Admission!, one).Count == 0;
}

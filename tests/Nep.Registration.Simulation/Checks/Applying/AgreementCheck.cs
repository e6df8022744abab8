using Nep.Registration.Domain.Admissions.Deciding;

namespace Nep.Registration.Simulation.Checks.Applying;

/// <summary>
/// A release is what two different persons agreed on, by who really did what; and when it is over, everyone it was for has been told.
/// </summary>
internal sealed class AgreementCheck : ICommitCheck
{
    private readonly Dictionary<string, Actor> proposers = new(StringComparer.Ordinal);

    public string? Wrong(SeenCommit commit)
    {
        foreach (var entry in commit.Admission.Decided)
            foreach (var happened in entry.Events)
            {
                if (happened is DecisionEvent.ReleaseProposed) proposers[commit.Ledger.Partition] = entry.By;
                if (happened is DecisionEvent.ReleaseConfirmed && (!proposers.TryGetValue(commit.Ledger.Partition, out var proposer) || proposer == entry.By))
                    return $"The release of {commit.Ledger.Partition} was confirmed by {entry.By}, who proposed it.";
                if (happened is DecisionEvent.ReleaseFinished(var number, _) && Untold(commit.Ledger.Admission, number) is { } untold) return $"Release {number} is over, and {untold} has not been told.";
            }

        return null;
    }

    /// <summary>Whoever was sent in anew since it was decided is not of it.</summary>
    private static ApplicationId? Untold(AdmissionLedger ledger, int number)
    {
        var due = ledger.Book.Releases[number - 1].Due;
        return ledger.All.Where(one => one.Status == Domain.Admissions.ApplicationStatus.Submitted && one.Submitted < due && ledger.Decisions.GetValueOrDefault(one.Id) is { } decided && one.Submitted <= decided.At && (decided.Released ?? number) == number)
            .Select(one => (ApplicationId?)one.Id).FirstOrDefault();
    }
}

using Nep.Registration.Domain.Admissions;

namespace Nep.Registration.Simulation.Checks.Applying;

/// <summary>What is in an application's history stays there, nothing is left out, and an application is what its history makes of it.</summary>
internal sealed class ApplicationHistoryCheck : ICommitCheck
{
    public string? Wrong(SeenCommit commit)
    {
        var ledger = commit.Ledger.Admission;
        foreach (var (id, number, entry) in commit.Admission.Entries)
        {
            if (entry is null) return $"Entry {number} in the history of application {id} was changed.";
            ledger.Folded[id] = entry.Events.Aggregate(ledger.Folded.GetValueOrDefault(id), ApplicationFold.Evolve);
        }

        foreach (var (id, _, after) in commit.Admission.Applications)
        {
            if (ledger.Folded.GetValueOrDefault(id) != after) return $"Application {id} is not what its history says: {after} against {ledger.Folded.GetValueOrDefault(id)}.";
            var commits = ledger.Applications[id].Commits;
            if (commit.Admission.Entries.Where(one => one.Id == id).Select(one => one.Number).DefaultIfEmpty(commits).Max() != commits) return $"Application {id} has miscounted its history.";
        }

        return null;
    }
}

using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Simulation.Checks;

/// <summary>What is in a history stays there, nothing is left out, and a registration is what its history makes of it.</summary>
internal sealed class HistoryCheck : ICommitCheck
{
    public string? Wrong(SeenCommit commit)
    {
        var ledger = commit.Ledger;
        foreach (var (id, number, entry) in commit.Entries)
        {
            if (entry is null) return $"Entry {number} in the history of {id} was changed.";
            ledger.Folded[id] = entry.Events.Aggregate(ledger.Folded.GetValueOrDefault(id), RegistrationFold.Evolve);
        }

        foreach (var (id, before, after) in commit.Registrations)
        {
            var file = ledger.Registrations[id];
            if (ledger.Folded.GetValueOrDefault(id) != after) return $"Registration {id} is not what its history says: {after} against {ledger.Folded.GetValueOrDefault(id)}.";
            if (commit.Entries.Where(one => one.Id == id).Select(one => one.Number).DefaultIfEmpty(file.Commits).Max() != file.Commits) return $"Registration {id} has miscounted its history.";
            if (after.Paid < after.Refunded) return $"Registration {id} gives back {after.Refunded} of {after.Paid}.";
        }

        return null;
    }
}

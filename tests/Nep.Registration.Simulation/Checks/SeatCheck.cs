namespace Nep.Registration.Simulation.Checks;

/// <summary>No seat is sold twice, none is lost, and no more are sold than there are.</summary>
internal sealed class SeatCheck : ICommitCheck
{
    /// <summary>A process may go by an offering as it was some seconds ago, and its call may be slow.</summary>
    private static readonly Duration Stale = Duration.FromMinutes(1);

    public string? Wrong(SeenCommit commit)
    {
        var ledger = commit.Ledger;
        if (commit.Usurped is [var (taken, from, to), ..]) return $"Seat {taken} of {ledger.Partition} is sold twice: to {from} and to {to}.";
        foreach (var (id, before, after) in commit.Registrations)
        {
            foreach (var seat in after.Seats)
                if (!ledger.Seats.TryGetValue(seat.Value, out var holder) || holder != id) return $"Registration {id} has seat {seat}, and its row says otherwise.";
            foreach (var seat in before?.Seats.Except(after.Seats) ?? [])
                if (ledger.Seats.TryGetValue(seat.Value, out var holder) && holder == id) return $"Seat {seat} is lost: {id} gave it up, and nobody can have it.";
            if (after.HasSeats && after.Seats.Distinct().Count() != ledger.Offering!.Details.Entry.PlacesFor(after.Participants.Count)) return $"Registration {id} has {after.Seats.Distinct().Count()} seats for {after.Participants.Count}.";
            if (!after.HasSeats && after.Seats.Any()) return $"Registration {id} is {after.Status} and keeps its seats.";
        }

        foreach (var seat in commit.Seats)
            if (ledger.Seats.TryGetValue(seat, out var holder) && (ledger.Registrations.GetValueOrDefault(holder) is not { State: { } state } || state.Seats.All(own => own.Value != seat)))
                return $"Seat {seat} is lost: its row names {holder}, which does not have it.";
        return ledger.Seats.Count > commit.SeatsBefore && ledger.Seats.Count > ledger.MostSeats(commit.At - Stale)
            ? $"{ledger.Partition} has {ledger.MostSeats(commit.At - Stale)} seats, and {ledger.Seats.Count} are sold."
            : null;
    }
}

using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Checks.Applying;

namespace Nep.Registration.Simulation.Checks;

/// <summary>Something that must hold of every commit.</summary>
internal interface ICommitCheck
{
    /// <summary>What is broken; null when all is well.</summary>
    string? Wrong(SeenCommit commit);
}

/// <summary>One commit, with what stood before and stands now.</summary>
internal sealed class SeenCommit(Ledger ledger, Instant at)
{
    public Ledger Ledger => ledger;

    public Instant At => at;

    /// <summary>Who held how many seats before.</summary>
    public int SeatsBefore { get; } = ledger.Seats.Count;

    public IReadOnlyList<Waiter> WaitersBefore { get; } = [.. ledger.Waiters.Values];

    public List<(RegistrationId Id, RegistrationState? Before, RegistrationState After)> Registrations { get; } = [];

    /// <summary>Entries of histories; null for one that was changed or deleted.</summary>
    public List<(RegistrationId Id, int Number, HistoryEntry<RegistrationEvent>? Entry)> Entries { get; } = [];

    /// <summary>What it says of applications.</summary>
    public SeenAdmission Admission { get; } = new();

    public List<(MailRecord? Before, MailRecord After)> Mail { get; } = [];

    /// <summary>Seats whose holder changed from one registration to another without being free between.</summary>
    public List<(int Seat, RegistrationId From, RegistrationId To)> Usurped { get; } = [];

    public HashSet<int> Seats { get; } = [];

    public void TakeSeat(int seat, RegistrationId? holder)
    {
        Seats.Add(seat);
        if (holder is not { } id) ledger.Seats.Remove(seat);
        else
        {
            if (ledger.Seats.TryGetValue(seat, out var known) && known != id) Usurped.Add((seat, known, id));
            ledger.Seats[seat] = id;
        }
    }

    public void TakeWaiter(RegistrationId id, Waiter? waiter)
    {
        if (waiter is null) ledger.Waiters.Remove(id);
        else ledger.Waiters[id] = waiter;
    }

    /// <summary>What was written into one registration's history.</summary>
    public IEnumerable<RegistrationEvent> EventsOf(RegistrationId id) =>
        Entries.Where(one => one.Id == id && one.Entry is not null).SelectMany(one => one.Entry!.Events);
}

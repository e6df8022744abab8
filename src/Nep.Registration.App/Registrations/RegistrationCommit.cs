using Nep.Registration.App.Activities;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.App.Registrations;

/// <summary>
/// Everything that one commit of a registration changes, gathered into one transaction: its state and history, seats, the use of a code,
/// certificates, the mail ledger, and when the plan must next be looked at.
/// </summary>
/// <remarks>
/// Letters that are due when the facts change are claimed (recorded as <see cref="MailState.Sending"/>) in the same transaction, so that
/// handing them over needs no second one.
/// </remarks>
/// <param name="sale">Who may take free seats, as the decision went by.</param>
/// <param name="offered">The version of the waiting list from which seats are being offered; null when they are not.</param>
internal sealed class RegistrationCommit(
    Offering offering, RegistrationRecord? before, Actor by, Instant now, Sale sale = Sale.Unlisted, RowTag? offered = null)
{
    private readonly List<RowChange> changes = [];
    private readonly List<MailRecord> claimed = [];
    private readonly List<MailRecord> lines = [];

    public RegistrationFile File { get; private set; } = null!;

    public IReadOnlyList<MailRecord> Claimed => claimed;

    /// <summary>Whether other programs are to be told of it.</summary>
    public bool IsTold { get; private set; }

    /// <summary>What it is to the waiting list.</summary>
    public LineChanges Line { get; private set; } = null!;

    /// <summary>The letters to hand over once this commit is durable.</summary>
    public IReadOnlyList<LetterKey> HandOver { get; private set; } = [];

    /// <summary>What stood behind each change, so that a conflict can be understood.</summary>
    public IReadOnlyList<RowChange> Changes => changes;

    private string Partition => offering.Id.ToString();

    /// <param name="mail">What became of letters, by key.</param>
    public async ValueTask Prepare(ITableStore store, ValueList<RegistrationEvent> events, IReadOnlyList<MailRecord> mail, CancellationToken cancel)
    {
        var state = events.Aggregate(before?.State, RegistrationFold.Evolve)!;
        var commits = (before?.File.Commits ?? 0) + (events.Count > 0 ? 1 : 0);
        var ledger = (before?.Ledger ?? []).ToDictionary(row => row.Mail.Letter.Key, row => row.Mail);
        foreach (var record in mail) ledger[record.Letter.Key] = record;
        var steps = RegistrationPlan.Steps(offering, state, ledger.Values);
        claimed.AddRange(MailClaiming.Claim(steps, ledger, letter => letter.AddressIn(state), now));
        if (claimed.Count > 0) steps = RegistrationPlan.Steps(offering, state, ledger.Values);
        File = new RegistrationFile(state, commits, RegistrationPlan.NextDue(steps));
        changes.Add(Put(Keys.Registration(state.Id), Json.Write(File), before?.Tag));
        if (events.Count > 0)
            changes.Add(new RowChange.Insert(Keys.RegistrationLog(state.Id, commits), Json.Write(new HistoryEntry<RegistrationEvent>(now, by, events))));
        if (events.Count > 0) changes.AddRange(ActivityRows.Of(now, by, Keys.RegistrationLog(state.Id, commits)));
        changes.AddRange(TakenSeats(state).Concat(TakenUse(state)).Concat(Certificates(state, events)).Concat(Arrivals(state, events)));
        changes.AddRange(await FreedSeats(store, state, cancel));
        changes.AddRange(await FreedUse(store, state, cancel));
        lines.AddRange(mail.Where(record => claimed.All(claim => claim.Letter != record.Letter)).Concat(claimed));
        changes.AddRange(lines.Select(PutMail));
        HandOver = [.. mail.Concat(claimed).Where(record => record.State == MailState.Sending).Select(record => record.Letter.Key).Distinct()];
        Line = new LineChanges(sale, offered, before?.State, state, events, commits, now);
        changes.AddRange(await Line.Gather(store, cancel));
        if (StirsApplication is { } application) changes.Add(await Ask(store, application, cancel));
        changes.AddRange(DueRows.Move(new PlanId.OfRegistration(offering.Id, state.Id), before?.File.Due, File.Due));
    }

    /// <summary>Has other programs told of it: the row that asks for that is written with the facts.</summary>
    public void Tell(RowChange asks)
    {
        changes.Add(asks);
        IsTold = true;
    }

    /// <summary>The application that this registration came of, when it must hear of the change: the deposit came, or the seats are gone.</summary>
    public ApplicationId? StirsApplication => before is not null && before.State.Status != File.State.Status && File.State.Application is { } application ? application : null;

    private static IEnumerable<RowChange> Arrivals(RegistrationState state, ValueList<RegistrationEvent> events) =>
        from arrived in events.OfType<RegistrationEvent.TransferArrived>()
        select new RowChange.Insert(Keys.Arrival(state.Id, arrived.Source.Number), "{}"u8.ToArray());

    /// <summary>Asks the application's plan to look: a due row beside the plan's own, since the signal may be lost.</summary>
    private async ValueTask<RowChange> Ask(ITableStore store, ApplicationId application, CancellationToken cancel)
    {
        var key = Keys.SeatsDue(now, new PlanId.OfApplication(offering.Id, application));
        return await store.Get(Partition, key, cancel) is null
            ? new RowChange.Insert(key, "{}"u8.ToArray())
            : new RowChange.Replace(key, "{}"u8.ToArray(), RowTag.Any);
    }

    /// <summary>The registration as this commit left it.</summary>
    /// <param name="tags">What the store answered, in the order of the changes.</param>
    public RegistrationRecord Standing(IReadOnlyList<RowTag> tags)
    {
        var tagOf = changes.Zip(tags).ToDictionary(one => one.First.Key, one => one.Second, StringComparer.Ordinal);
        var ledger = (before?.Ledger ?? []).ToDictionary(row => Keys.Mail(row.Mail.Letter.Key), StringComparer.Ordinal);
        foreach (var line in lines) ledger[Keys.Mail(line.Letter.Key)] = new LedgerRow(line, tagOf[Keys.Mail(line.Letter.Key)]);
        return new RegistrationRecord(
            File, tagOf[Keys.Registration(File.State.Id)], [.. ledger.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Value)]);
    }

    /// <summary>Takes another registration's changes into the same transaction; where both name one row, the other's change stands.</summary>
    public void Add(RegistrationCommit other)
    {
        changes.RemoveAll(change => other.changes.Any(more => more.Key == change.Key));
        changes.AddRange(other.changes);
    }

    private IEnumerable<RowChange> TakenSeats(RegistrationState state) =>
        from seat in state.Seats.Except(before?.State.Seats ?? [])
        select new RowChange.Insert(Keys.Seat(seat), Json.Write(new SeatHolder(state.Id)));

    /// <summary>Frees exactly the seats that this registration holds: each row is looked at before it goes.</summary>
    private async ValueTask<IReadOnlyList<RowChange>> FreedSeats(ITableStore store, RegistrationState state, CancellationToken cancel)
    {
        var freed = new List<RowChange>();
        foreach (var seat in before?.State.Seats.Except(state.Seats) ?? [])
            if (await store.Get(Partition, Keys.Seat(seat), cancel) is { } row && Json.Read<SeatHolder>(row.Value).Registration == state.Id)
                freed.Add(new RowChange.Delete(row.Key, row.Tag));
        return freed;
    }

    /// <summary>A code's use is taken with the seats, or with the place on the waiting list, since the price is frozen there. Whoever is reinstated keeps the quoted price and takes no use anew.</summary>
    private IEnumerable<RowChange> TakenUse(RegistrationState state) =>
        before is null && state is { IsOpen: true, Code: { } use }
            ? [new RowChange.Insert(Keys.Code(use.Code, use.Use), Json.Write(new SeatHolder(state.Id)))]
            : [];

    /// <summary>A code's use is free again with the seats, unless another registration has taken it since.</summary>
    private async ValueTask<IReadOnlyList<RowChange>> FreedUse(ITableStore store, RegistrationState state, CancellationToken cancel)
    {
        if (before is not { State: { IsOpen: true, Code: { } use } } || state.IsOpen) return [];
        return await store.Get(Partition, Keys.Code(use.Code, use.Use), cancel) is { } row && Json.Read<SeatHolder>(row.Value).Registration == state.Id
            ? [new RowChange.Delete(row.Key, row.Tag)]
            : [];
    }

    /// <summary>A corrected certificate keeps its public code, so that what was printed can still be verified.</summary>
    private IEnumerable<RowChange> Certificates(RegistrationState state, ValueList<RegistrationEvent> events) =>
        from issued in events.OfType<CertificateIssued>()
        where before?.State.Participant(issued.Number)?.Certificate?.Code != issued.Certificate.Code
        select new RowChange.Insert(Keys.Certificate(issued.Certificate.Code), Json.Write(new CertificatePointer(state.Id, issued.Number)));

    private RowChange PutMail(MailRecord record)
    {
        var tag = before?.Ledger.FirstOrDefault(row => row.Mail.Letter.Key == record.Letter.Key)?.Tag;
        return Put(Keys.Mail(record.Letter.Key), Json.Write(record), tag);
    }

    private static RowChange Put(string key, byte[] value, RowTag? tag) =>
        tag is { } known ? new RowChange.Replace(key, value, known) : new RowChange.Insert(key, value);
}

/// <summary>Who holds a seat, or the use of a code.</summary>
internal sealed record SeatHolder(RegistrationId Registration);

/// <summary>Whose certificate a public code is.</summary>
internal sealed record CertificatePointer(RegistrationId Registration, ParticipantNumber Participant);

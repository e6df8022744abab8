using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Mutants;

/// <summary>A mutant that has other things happen to a registration than were decided: its history and its state tell them alike.</summary>
internal abstract class OtherEvents : Mutant
{
    public override ITableStore Store(Host host, ITableStore store) => new Changing(store, this);

    /// <param name="before">Null for one that is new.</param>
    protected abstract IEnumerable<RegistrationEvent> Events(RegistrationState? before, ValueList<RegistrationEvent> events);

    private sealed class Changing(ITableStore store, OtherEvents mutant) : ChangedStore(store)
    {
        public override async ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
        {
            var rows = changes.ToList();
            var (head, log) = (rows.FindIndex(IsHead), rows.FindIndex(change => change is RowChange.Insert && change.Key.StartsWith("log|reg|", StringComparison.Ordinal)));
            if (head < 0 || log < 0) return await Inner.Transact(partition, changes, cancel);
            var before = await Inner.Get(partition, rows[head].Key, cancel) is { } row ? Json.Read<RegistrationFile>(row.Value).State : null;
            var entry = Json.Read<HistoryEntry<RegistrationEvent>>(((RowChange.Insert)rows[log]).Value);
            ValueList<RegistrationEvent> events = [.. mutant.Events(before, entry.Events)];
            if (events == entry.Events) return await Inner.Transact(partition, changes, cancel);
            rows[log] = (RowChange.Insert)rows[log] with { Value = Json.Write(entry with { Events = events }) };
            rows[head] = rows[head] switch
            {
                RowChange.Insert insert => insert with { Value = After(insert.Value, before, events) },
                RowChange.Replace replace => replace with { Value = After(replace.Value, before, events) },
                var other => other,
            };
            return await Inner.Transact(partition, rows, cancel);
        }

        private static bool IsHead(RowChange change) => change.Key.StartsWith("reg|", StringComparison.Ordinal);

        private static byte[] After(byte[] file, RegistrationState? before, ValueList<RegistrationEvent> events) =>
            Json.Write(Json.Read<RegistrationFile>(file) with { State = events.Aggregate(before, RegistrationFold.Evolve)! });
    }
}

internal sealed class DepositCountedTwice : OtherEvents
{
    public override string Wrong => "A deposit counts twice.";

    public override int CaughtBy => 3;

    protected override IEnumerable<RegistrationEvent> Events(RegistrationState? before, ValueList<RegistrationEvent> events) => events.Select(one =>
        before is { Parts: not null, Status: RegistrationStatus.Held } && one is RegistrationEvent.PaymentReceived paid ? paid with { Amount = paid.Amount * 2 } : one);
}

internal sealed class CertificateDespiteUnpaid : OtherEvents
{
    public override string Wrong => "Whoever attended gets the certificate, paid or not.";

    public override int CaughtBy => 1;

    protected override IEnumerable<RegistrationEvent> Events(RegistrationState? before, ValueList<RegistrationEvent> events) => events.SelectMany(one =>
        before?.Balance.IsPositive is true && one is RegistrationEvent.AttendanceCounted { Attended: { Reaches: true } attended } counted && before.Participant(counted.Number) is { Certificate: null } person
            ? [one, new RegistrationEvent.CertificateIssued(counted.Number, new Certificate(attended.Code, person.Person.Name, attended.Minutes, attended.At, 1))]
            : (IEnumerable<RegistrationEvent>)[one]);
}

internal sealed class CertificateKeptAfterCorrection : OtherEvents
{
    public override string Wrong => "A certificate stays valid when a correction shows that it was not earned.";

    public override int CaughtBy => 4;

    protected override IEnumerable<RegistrationEvent> Events(RegistrationState? before, ValueList<RegistrationEvent> events) => events.Where(one => one is not RegistrationEvent.CertificateWithdrawn);
}

internal sealed class TransferWithoutItsMoney : OtherEvents
{
    public override string Wrong => "Whoever is moved stands there, and the money is neither here nor there.";

    protected override IEnumerable<RegistrationEvent> Events(RegistrationState? before, ValueList<RegistrationEvent> events) =>
        events.Select(one => one is RegistrationEvent.TransferArrived arrived ? arrived with { Money = [] } : one);
}

internal sealed class TransferWithTheMoneyDoubled : OtherEvents
{
    public override string Wrong => "The money of whoever is moved stays here and is there, too.";

    protected override IEnumerable<RegistrationEvent> Events(RegistrationState? before, ValueList<RegistrationEvent> events) => events.Where(one => one is not RegistrationEvent.PaymentCarried);
}

internal sealed class TransferThatFreesNoSeat : Mutant
{
    public override string Wrong => "Whoever is moved leaves the row of the seat behind.";

    public override ITableStore Store(Host host, ITableStore store) => new Keeping(store);

    private sealed class Keeping(ITableStore store) : ChangedStore(store)
    {
        public override ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default) => Inner.Transact(
            partition, IsTransfer(changes) ? [.. changes.Where(change => !(change is RowChange.Delete && change.Key.StartsWith("seat|", StringComparison.Ordinal)))] : changes, cancel);

        private static bool IsTransfer(IReadOnlyList<RowChange> changes) => changes.OfType<RowChange.Replace>().Any(change =>
            change.Key.StartsWith("reg|", StringComparison.Ordinal) && Json.Read<RegistrationFile>(change.Value).State.EndedBy == EndKind.Transferred);
    }
}

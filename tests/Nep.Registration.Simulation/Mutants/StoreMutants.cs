using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Mutants;

internal sealed class SeatWithoutUniqueKey : Mutant
{
    public override string Wrong => "A seat is taken whether or not its row is there.";

    public override int CaughtBy => 4;

    public override ITableStore Store(Host host, ITableStore store) => RewritingStore.Upserting(store, "seat|");
}

internal sealed class CodeUseNotUnique : Mutant
{
    public override string Wrong => "The use of a code is taken without looking whether someone has it.";

    public override ITableStore Store(Host host, ITableStore store) => new Blind(RewritingStore.Upserting(store, "code|"));

    private sealed class Blind(ITableStore store) : ChangedStore(store)
    {
        public override async ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default) =>
            range.From.StartsWith("code|", StringComparison.Ordinal) ? new RowPage([], null) : await Inner.Query(partition, range, limit, cancel);
    }
}

internal sealed class VersionNotChecked : Mutant
{
    public override string Wrong => "A registration is written over whatever was written since it was read.";

    public override int CaughtBy => 2;

    public override ITableStore Store(Host host, ITableStore store) => RewritingStore.Upserting(store, "reg|");
}

internal sealed class LineVersionNotChecked : Mutant
{
    public override string Wrong => "Seats are offered from a waiting list that has changed since it was read, and places are sold while someone waits.";

    public override int CaughtBy => 10;

    public override ITableStore Store(Host host, ITableStore store) => new RewritingStore(
        store, (partition, change) => change.Key is Keys.Waiting or Keys.PublicSale && change is RowChange.Replace ? null : change);
}

internal sealed class SeatNotFreed : Mutant
{
    public override string Wrong => "Whoever gives a seat up leaves its row behind.";

    public override ITableStore Store(Host host, ITableStore store) => new RewritingStore(
        store, (_, change) => change is RowChange.Delete && change.Key.StartsWith("seat|", StringComparison.Ordinal) ? null : change);
}

internal sealed class ExpiryIgnoresPayment : Mutant
{
    public override string Wrong => "A hold that ran out takes no note of a payment that was under way.";

    public override ITableStore Store(Host host, ITableStore store) => new Deaf(store);

    private sealed class Deaf(ITableStore store) : ChangedStore(store)
    {
        public override async ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
        {
            if (changes.Any(change => change is RowChange.Insert insert && change.Key.StartsWith("log|reg|", StringComparison.Ordinal) && IsLate(insert)) && changes[0] is RowChange.Replace head
                && await Inner.Get(partition, head.Key, cancel) is { } row && Json.Read<RegistrationFile>(row.Value).State.Status == RegistrationStatus.Expired)
                return new Commit.Done([.. changes.Select(_ => default(RowTag))]);
            return await Inner.Transact(partition, changes, cancel);
        }

        private static bool IsLate(RowChange.Insert entry) => Json.Read<HistoryEntry<RegistrationEvent>>(entry.Value).Events.Any(happened => happened is RegistrationEvent.PaymentReceived);
    }
}

internal sealed class LedgerAfterSending : Mutant
{
    public override string Wrong => "That a letter is being sent is not written down before it is sent.";

    public override int CaughtBy => 1;

    public override ITableStore Store(Host host, ITableStore store) => new Late(store);

    /// <summary>Keeps begun letters in the process's memory, where its own reads find them, until they are sent.</summary>
    private sealed class Late(ITableStore store) : ChangedStore(store)
    {
        private readonly Dictionary<string, Row> begun = new(StringComparer.Ordinal);

        public override async ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
        {
            var page = await Inner.Query(partition, range, limit, cancel);
            var own = begun.Values.Where(row => string.CompareOrdinal(row.Key, range.From) >= 0 && string.CompareOrdinal(row.Key, range.To) < 0).ToList();
            return own.Count == 0 ? page : page with { Rows = [.. page.Rows.Where(row => !begun.ContainsKey(row.Key)).Concat(own).OrderBy(row => row.Key, StringComparer.Ordinal)] };
        }

        public override async ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
        {
            var kept = new List<RowChange>();
            var added = new List<Row>();
            foreach (var change in changes)
                if (change is RowChange.Insert insert && change.Key.StartsWith("mail|", StringComparison.Ordinal) && Json.Read<MailRecord>(insert.Value).State == MailState.Sending)
                    added.Add(new Row(insert.Key, insert.Value, new RowTag("begun")));
                else
                    kept.Add(begun.ContainsKey(change.Key) ? Regardless(partition, change) : change);
            if (kept.Count > 0 && await Inner.Transact(partition, kept, cancel) is not Commit.Done) return new Commit.Conflict(0);
            foreach (var change in kept) begun.Remove(change.Key);
            foreach (var row in added) begun[row.Key] = row;
            return new Commit.Done([.. changes.Select(change => Inner.Get(partition, change.Key, cancel).AsTask().Result?.Tag ?? new RowTag("begun"))]);
        }
    }
}

internal sealed class WaitingListByLastIn : Mutant
{
    public override string Wrong => "Of those who wait, whoever came last is first.";

    public override int CaughtBy => 4;

    public override ITableStore Store(Host host, ITableStore store) => new Mirrored(store);

    private sealed class Mirrored(ITableStore store) : ChangedStore(store)
    {
        private static readonly Instant Mirror = Instant.FromUtc(2100, 1, 1, 0, 0);

        public override async ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
        {
            var page = await Inner.Query(partition, range, limit, cancel);
            return range == Keys.Waiters ? page with { Rows = [.. page.Rows.Select(Turned)] } : page;
        }

        private static Row Turned(Row row) =>
            Json.Read<Waiter>(row.Value) is var waiter ? row with { Value = Json.Write(waiter with { Since = Mirror - (waiter.Since - World.Beginning) }) } : row;
    }
}

internal sealed class DueRowNotWritten : Mutant
{
    public override string Wrong => "When a plan must next be looked at is signalled and not written down.";

    public override ITableStore Store(Host host, ITableStore store) => new RewritingStore(
        store, (_, change) => change.Key.StartsWith("due|", StringComparison.Ordinal) ? null : change);
}

internal sealed class OfferWithoutExpiry : Mutant
{
    private static readonly Duration ForGood = Duration.FromDays(3650);

    public override string Wrong => "Seats that were offered are never taken back.";

    public override int CaughtBy => 4;

    public override ITableStore Store(Host host, ITableStore store) => new RewritingStore(store, (_, change) => change switch
    {
        RowChange.Insert entry when entry.Key.StartsWith("log|reg|", StringComparison.Ordinal) => entry with { Value = Json.Write(Patient(Json.Read<HistoryEntry<RegistrationEvent>>(entry.Value))) },
        RowChange.Replace head when head.Key.StartsWith("reg|", StringComparison.Ordinal) => head with { Value = Json.Write(Patient(Json.Read<RegistrationFile>(head.Value))) },
        _ => change,
    });

    private static HistoryEntry<RegistrationEvent> Patient(HistoryEntry<RegistrationEvent> entry) =>
        entry with { Events = entry.Events.Map(one => one is RegistrationEvent.SeatsOffered offered ? offered with { Until = offered.Until + ForGood } : one) };

    /// <summary>Once is enough: what is read from then on is patient already.</summary>
    private static RegistrationFile Patient(RegistrationFile file) => file.State is { Status: RegistrationStatus.Held, Offer: { } offer } state && offer.Until < offer.At + ForGood
        ? file with { State = state with { HeldUntil = offer.Until + ForGood, Offer = offer with { Until = offer.Until + ForGood } } }
        : file;
}

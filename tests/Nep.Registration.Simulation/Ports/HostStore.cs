using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Ports;

/// <summary>What one process sees of the rows.</summary>
internal sealed class HostStore : ITableStore
{
    private readonly ITableStore rows;
    private readonly PortCalls calls;

    public HostStore(Host host, World world)
    {
        rows = world.Mutant.Store(host, world.Inspector);
        calls = new PortCalls(host, world, () => new StoreUnavailableException("The store does not answer.", new TimeoutException()));
    }

    public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default) =>
        calls.Call($"get {partition} {key}", () => Now(rows.Get(partition, key, cancel)));

    public ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default) =>
        calls.Call($"query {partition} {range.From}", () => Now(rows.Query(partition, range, limit, cancel)));

    public ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default) =>
        calls.Call($"write {partition} {string.Join(' ', changes.Select(Words))}", () => Now(rows.Transact(partition, changes, cancel)));

    private static string Words(RowChange change) => $"{(change is RowChange.Insert ? '+' : change is RowChange.Delete ? '-' : '=')}{change.Key}";

    /// <summary>Rows in memory answer at once.</summary>
    private static T Now<T>(ValueTask<T> answer) => answer.GetAwaiter().GetResult();
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>The real store, which also says what was asked of it: the kind of each call, and the kind of row.</summary>
internal sealed class WatchedStore(ITableStore inner) : ITableStore
{
    private readonly ConcurrentQueue<string> calls = new();

    public IReadOnlyList<string> Calls => [.. calls];

    public int Writes => calls.Count(call => call.StartsWith("transact", StringComparison.Ordinal));

    /// <summary>Puts itself before the host's own store.</summary>
    public static void Before(WebApplicationBuilder builder)
    {
        var own = (ITableStore)builder.Services.Last(service => service.ServiceType == typeof(ITableStore)).ImplementationInstance!;
        builder.Services.AddSingleton<ITableStore>(new WatchedStore(own));
    }

    public void Clear() => calls.Clear();

    public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default)
    {
        calls.Enqueue($"get {partition} {KindOf(key)}");
        return inner.Get(partition, key, cancel);
    }

    public ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
    {
        calls.Enqueue($"query {partition} {KindOf(range.From)}");
        return inner.Query(partition, range, limit, cancel);
    }

    public ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
    {
        calls.Enqueue($"transact {partition} {string.Join(',', changes.Select(change => $"{change.GetType().Name} {KindOf(change.Key)}"))}");
        return inner.Transact(partition, changes, cancel);
    }

    private static string KindOf(string key) => key.Split('|')[0];
}

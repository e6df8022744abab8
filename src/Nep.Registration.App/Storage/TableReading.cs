using System.Runtime.CompilerServices;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Storage;

internal static class TableReading
{
    /// <summary>Every row of a range, page by page.</summary>
    public static async IAsyncEnumerable<Row> All(
        this ITableStore store, string partition, KeyRange range, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (KeyRange? rest = range; rest is { } part;)
        {
            var page = await store.Query(partition, part, RowLimits.RowsPerPage, cancel);
            foreach (var row in page.Rows) yield return row;
            rest = page.Next is { } next ? part.StartingAt(next) : null;
        }
    }

    /// <summary>Every key of a range, page by page.</summary>
    public static async IAsyncEnumerable<string> AllKeys(
        this ITableStore store, string partition, KeyRange range, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (KeyRange? rest = range; rest is { } part;)
        {
            var page = await store.QueryKeys(partition, part, cancel);
            foreach (var key in page.Keys) yield return key;
            rest = page.Next is { } next ? part.StartingAt(next) : null;
        }
    }

    public static async ValueTask<T?> Read<T>(this ITableStore store, string partition, string key, CancellationToken cancel = default)
        where T : class =>
        await store.Get(partition, key, cancel) is { } row ? Json.Read<T>(row.Value) : null;
}

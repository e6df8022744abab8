using System.Globalization;
using Nep.Registration.Local.Storage;

namespace Nep.Registration.Contracts.Sqlite;

/// <summary>A process that writes until it is killed, and says the number of each transaction once it was told as done.</summary>
internal static class EndlessWriter
{
    public const string Command = "--write-until-killed";

    public const string Partition = "offering-1";

    public static async Task<int> Run(string folder)
    {
        await using var store = SqliteTableStore.Open(folder);
        await using var said = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        var last = await Last(store);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var number = Interlocked.Increment(ref last).ToString("D8", CultureInfo.InvariantCulture);
                await store.Transact(Partition, [new RowChange.Insert($"a|{number}", new byte[500]), new RowChange.Insert($"b|{number}", [])]);
                await said.WriteLineAsync(number);
            }
        })));
        return 0;
    }

    private static async Task<int> Last(SqliteTableStore store)
    {
        var last = 0;
        for (string? from = "a|"; from is not null;)
        {
            var page = await store.Query(Partition, KeyRange.Prefix("a|").StartingAt(from));
            if (page.Rows.Count > 0) last = int.Parse(page.Rows[^1].Key[2..], CultureInfo.InvariantCulture);
            from = page.Next;
        }

        return last;
    }
}

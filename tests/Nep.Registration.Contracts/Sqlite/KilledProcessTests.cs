using System.Diagnostics;
using Nep.Registration.Local.Storage;

namespace Nep.Registration.Contracts.Sqlite;

public sealed class KilledProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_process_killed_while_writing_loses_nothing_it_had_told()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var lines in (int[])[1, 300, 2500])
        {
            told.UnionWith(await WriteAndKill(lines));
            await using var store = SqliteTableStore.Open(_folder.Path);
            var (a, b) = (await Numbers(store, "a|"), await Numbers(store, "b|"));
            Assert.Equal(a, b);
            Assert.Empty(told.Except(a));
        }
    }

    [Fact]
    public async Task A_folder_that_another_process_owns_is_refused_until_that_process_ends()
    {
        using (var writer = Start())
        {
            await writer.StandardOutput.ReadLineAsync();
            var refusal = Assert.Throws<StoreUnusableException>(() => SqliteTableStore.Open(_folder.Path));
            Assert.Equal($"Another process has '{_folder.Path}' open: stop it first.", refusal.Message);
            await Kill(writer);
        }

        await using var store = SqliteTableStore.Open(_folder.Path);
        Assert.NotNull(await store.Get(EndlessWriter.Partition, "a|00000001"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<string>> WriteAndKill(int lines)
    {
        using var writer = Start();
        var told = new List<string>();
        for (var i = 0; i < lines; i++) told.Add(await writer.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("It ended."));
        await Kill(writer);
        // The last line may have been cut off by the kill.
        var rest = await writer.StandardOutput.ReadToEndAsync();
        told.AddRange(rest.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length == 8));
        return told;
    }

    private Process Start() => Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
    {
        ArgumentList = { "exec", typeof(EndlessWriter).Assembly.Location, EndlessWriter.Command, _folder.Path },
        RedirectStandardOutput = true,
    })!;

    private static async Task Kill(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<List<string>> Numbers(SqliteTableStore store, string prefix)
    {
        var numbers = new List<string>();
        for (string? from = prefix; from is not null;)
        {
            var page = await store.Query(EndlessWriter.Partition, KeyRange.Prefix(prefix).StartingAt(from));
            numbers.AddRange(page.Rows.Select(row => row.Key[prefix.Length..]));
            from = page.Next;
        }

        return numbers;
    }
}

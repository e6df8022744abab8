using System.Diagnostics;
using System.Net;
using Nep.Registration.App.Ports;
using Nep.Registration.Local.Storage;

namespace Nep.Registration.Process.Crashes;

/// <summary>A disk that is full, that may not be written, or that lost the end of the log; and a clock that was set back.</summary>
public sealed class BrokenDiskTests
{
    [Fact]
    public async Task On_a_full_disk_nothing_acknowledged_is_lost_and_when_there_is_room_again_it_goes_on()
    {
        using var folder = new DataFolder();
        Assert.SkipUnless(await Ran("mount", "-t", "tmpfs", "-o", "size=3m", "none", folder.Path), "Needs the right to mount a small disk.");
        try
        {
            await CrashFolder.Lay(folder.Path);
            using var host = await LocalProcess.Start(folder.Path, LocalProcess.FreePort()).Ready();
            var ballast = Path.Combine(folder.Path, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[1 << 20]);
            var placed = await RegisterUntilRefused(host);
            Assert.NotEmpty(placed);
            Assert.Equal(HttpStatusCode.OK, await Ask(host, "/"));
            foreach (var page in placed) Assert.Equal(HttpStatusCode.OK, await Ask(host, page));

            File.Delete(ballast);
            placed.Add((await Register(host, placed.Count + 1000))!);
            host.Kill();
            using var again = await LocalProcess.Start(folder.Path, LocalProcess.FreePort()).Ready();
            foreach (var page in placed) Assert.Equal(HttpStatusCode.OK, await Ask(again, page));
        }
        finally
        {
            await Ran("umount", "-l", folder.Path);
        }
    }

    [Fact]
    public async Task A_disk_that_may_not_be_written_is_one_sentence_and_exit_code_1()
    {
        using var folder = new DataFolder();
        await CrashFolder.Lay(folder.Path);
        Assert.SkipUnless(await Ran("mount", "--bind", folder.Path, folder.Path) && await Ran("mount", "-o", "remount,bind,ro", folder.Path), "Needs the right to mount.");
        try
        {
            using var host = LocalProcess.Start(folder.Path, LocalProcess.FreePort());
            Assert.Equal(1, await host.Ended());
            var said = Assert.Single(host.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            Assert.StartsWith($"'{folder.Path}' cannot be written: ", said, StringComparison.Ordinal);
        }
        finally
        {
            await Ran("umount", folder.Path);
        }
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(5000, false)]
    [InlineData(3000, true)]
    public async Task A_torn_end_of_the_log_costs_at_most_what_was_written_last(int bytes, bool garbled)
    {
        using var folder = new DataFolder();
        await CrashFolder.Lay(folder.Path);
        var placed = new List<string>();
        using (var host = await LocalProcess.Start(folder.Path, LocalProcess.FreePort()).Ready())
        {
            for (var number = 0; number < 4; number++) placed.Add((await Register(host, number))!);
            await Task.Delay(300);
            host.Kill();
        }

        Tear(Path.Combine(folder.Path, "registration.db-wal"), bytes, garbled);
        using var again = await LocalProcess.Start(folder.Path, LocalProcess.FreePort()).Ready();
        var there = new List<HttpStatusCode>();
        foreach (var page in placed) there.Add(await Ask(again, page));

        Assert.All(there.SkipLast(1), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.NotNull(await Register(again, 99));
    }

    [Fact]
    public async Task A_clock_set_back_by_a_day_loses_nothing_and_sends_nothing_twice()
    {
        using var folder = new DataFolder();
        await CrashFolder.Lay(folder.Path);
        await SetClock(folder, ahead: Duration.FromDays(3));
        var placed = new List<string>();
        using (var host = await LocalProcess.Start(folder.Path, LocalProcess.FreePort()).Ready())
        {
            placed.Add((await Register(host, 1))!);
            await Task.Delay(300);
            host.Kill();
        }

        await SetClock(folder, ahead: Duration.FromDays(2));
        using (var again = await LocalProcess.Start(folder.Path, LocalProcess.FreePort()).Ready())
        {
            placed.Add((await Register(again, 2))!);
            await TimeTravel.OneWeek(again);
            foreach (var page in placed) Assert.Equal(HttpStatusCode.OK, await Ask(again, page));
            again.Kill();
        }

        var outcome = await LifeOutcome.Of(folder.Path);
        Assert.Equal(2, outcome.Split('\n').Count(line => line.StartsWith("mail ", StringComparison.Ordinal)));
        Assert.DoesNotContain("again", outcome, StringComparison.Ordinal);
        Assert.Equal(2, outcome.Split('\n').Count(line => line.Contains(" letter ", StringComparison.Ordinal) && line.EndsWith(": Sent", StringComparison.Ordinal)));
    }

    /// <summary>Takes the last bytes of the log away, or writes others in their place.</summary>
    private static void Tear(string log, int bytes, bool garbled)
    {
        using var file = File.OpenWrite(log);
        Assert.True(file.Length > bytes);
        if (!garbled) file.SetLength(file.Length - bytes);
        else
        {
            file.Position = file.Length - bytes;
            file.Write([.. Enumerable.Repeat((byte)0xA5, bytes)]);
        }
    }

    private static async Task SetClock(DataFolder folder, Duration ahead)
    {
        await using var store = SqliteTableStore.Open(folder.Path);
        var value = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes((long)ahead.TotalMilliseconds);
        var row = await store.Get("_host", "clock");
        await store.Transact("_host", [row is null ? new RowChange.Insert("clock", value) : new RowChange.Replace("clock", value, row.Tag)]);
    }

    private static async Task<List<string>> RegisterUntilRefused(LocalProcess host)
    {
        var placed = new List<string>();
        for (var number = 0; number < 500; number++)
        {
            if (await Register(host, number) is not { } page) return placed;
            placed.Add(page);
        }

        throw new InvalidOperationException("The disk was never full.");
    }

    /// <summary>Joins the institute, or its waiting list.</summary>
    /// <returns>The registration's page; null when the site could not take it in.</returns>
    private static async Task<string?> Register(LocalProcess host, int number)
    {
        using var person = new Joiner(host.Base);
        return await person.Join($"Person {number}");
    }

    private static async Task<HttpStatusCode> Ask(LocalProcess host, string path)
    {
        using var client = new HttpClient { BaseAddress = host.Base };
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task<bool> Ran(string command, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux()) return false;
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true });
        if (process is null) return false;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}

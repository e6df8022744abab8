using System.Diagnostics;
using System.Text;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// What staff wait for with 1,000, 10,000 and 100,000 registrations in the database, and in a database of 1,000,000 rows: the 100,000 and 150,000 in two other offerings (four
/// rows each). Whole requests over one connection, one after the other, the page itself of the same size; each size in turn with 1,000, A B B A. Beside them the file of all
/// registrations, with the memory that it takes.
/// </summary>
internal static class StaffPages
{
    private const int Times = 30;

    private static readonly (string Name, int Registrations, int Elsewhere)[] Sizes = [("10,000", 10_000, 0), ("100,000", 100_000, 0), ("100,000 of 1,000,000 rows", 100_000, 75_000)];

    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/staff"), ("list", "/registrations"), ("list by school, page 9", "/registrations?sort=-school&page=9"), ("list of the confirmed", "/registrations?state=Confirmed&sort=name"),
        ("list, words sought", "/registrations?q=person%20777"), ("one registration", "/registrations/0000000000000777"), ("roster", "/sessions/1/roster"), ("over time", "/trend"),
        ("offering", ""),
    ];

    public static async Task<string> Measure()
    {
        var table = new StringBuilder();
        await using var small = await StaffedHost.Open(1_000, 0, Times);
        foreach (var (name, registrations, elsewhere) in Sizes)
        {
            await using var large = await StaffedHost.Open(registrations, elsewhere, Times);
            foreach (var (page, path) in Pages)
                table.AppendLine((await Rounds.Run(() => Median(large, path), () => Median(small, path))).Row($"Staff: {page}, {name} registrations", "ms", "with 1,000"));
            table.AppendLine((await Rounds.Run(() => Export(large), () => Export(small))).Row($"Staff: CSV, each 1,000 rows, {name} registrations", "ms", "with 1,000"));
            table.AppendLine(new Rounds([await Held(large)], [await Held(small)]).Row($"Staff: CSV, memory held more, {name} registrations", "MB", "with 1,000"));
            table.AppendLine(new Rounds(await AfterChanges(large), await AfterChanges(small)).Row($"Staff: list after each change, {name} registrations", "ms", "with 1,000"));
            small.Begin();
        }

        return table.ToString().TrimEnd();
    }

    private static byte[] Request(string path, string cookie) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n");

    private static async Task<double> Median(StaffedHost host, string path)
    {
        var request = Request(path.StartsWith("/staff", StringComparison.Ordinal) ? path : $"/staff/offerings/{BenchServer.Offering}{path}", host.Cookie);
        for (var i = 0; i < Times / 3; i++) await Ask(host.Line, request);
        var times = new List<double>();
        for (var i = 0; i < Times; i++) times.Add(await Ask(host.Line, request));
        return Rounds.Median(times);
    }

    private static async Task<double> Ask(HttpLine line, byte[] request)
    {
        var begun = Stopwatch.GetTimestamp();
        var (status, answer) = await line.Ask(request);
        var taken = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        return status == 200 ? taken : throw new InvalidOperationException($"Answered {status}: {Encoding.UTF8.GetString(answer.Span)}");
    }

    /// <summary>Someone registers before each look, up to the last seat: what is held in memory must take it over.</summary>
    private static async Task<IReadOnlyList<double>> AfterChanges(StaffedHost host)
    {
        var (request, times) = (Request($"/staff/offerings/{BenchServer.Offering}/registrations", host.Cookie), new List<double>());
        while (await host.OneMore()) times.Add(await Ask(host.Line, request));
        return times;
    }

    private static async Task<double> Export(StaffedHost host)
    {
        var begun = Stopwatch.GetTimestamp();
        var lines = await Read(host, () => { });
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds * 1000 / lines;
    }

    /// <summary>How many megabytes more are held while the file is sent.</summary>
    private static async Task<double> Held(StaffedHost host)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, looks) = (before, 0);
        await Read(host, () => most = looks++ % 50 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most);
        return (most - before) / 1e6;
    }

    private static async Task<int> Read(StaffedHost host, Action look)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.Port}") };
        client.DefaultRequestHeaders.Add("Cookie", host.Cookie);
        await using var stream = await client.GetStreamAsync($"/staff/offerings/{BenchServer.Offering}/export/registrations.csv");
        var (lines, buffer) = (0, new byte[64 * 1024]);
        for (int got; (got = await stream.ReadAsync(buffer)) > 0; look()) lines += buffer.AsSpan(0, got).Count((byte)'\n');
        return lines > host.Registrations ? lines : throw new InvalidOperationException($"The file has {lines} lines.");
    }
}

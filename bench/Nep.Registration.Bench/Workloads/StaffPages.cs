using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// What staff wait for with 1,000, 10,000 and 100,000 registrations in the database, side by side: whole requests over one connection, one
/// after the other, the page itself of the same size. Beside them the file of all registrations, with the memory that it takes.
/// </summary>
internal static class StaffPages
{
    private const int Times = 30;

    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/staff"), ("list", "/registrations"), ("list by school, page 9", "/registrations?sort=-school&page=9"), ("list of the confirmed", "/registrations?state=Confirmed&sort=name"),
        ("list, words sought", "/registrations?q=person%20777"), ("one registration", "/registrations/0000000000000777"), ("roster", "/sessions/1/roster"), ("over time", "/trend"),
        ("offering", ""),
    ];

    public static async Task<string> Measure()
    {
        var columns = new List<List<(string Name, double Milliseconds)>>();
        foreach (var size in Sizes) columns.Add(await Measure(size));
        var table = new StringBuilder();
        for (var row = 0; row < columns[0].Count; row++)
            table.AppendLine(CultureInfo.InvariantCulture, $"| Staff: {columns[0][row].Name} | {string.Join(" / ", columns.Select(column => Say(column[row].Milliseconds)))} with 1,000 / 10,000 / 100,000 | the same with 1,000 | {columns[^1][row].Milliseconds / columns[0][row].Milliseconds:0.00} |");
        return table.ToString().TrimEnd();
    }

    private static async Task<List<(string, double)>> Measure(int size)
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            var port = ChildProcess.FreePort();
            var administrator = EmailAddress.Parse("bench@nep-center.example");
            await using var host = await LocalHost.Open(new LocalOptions($"http://127.0.0.1:{port}", folder, Demo: false, administrator));
            await host.Start();
            var services = host.App.Services;
            var offering = await BenchServer.PublishOffering(services, BenchServer.Offering);
            await ManyRegistrations.Write(services.GetRequiredService<ITableStore>(), offering, size - Times);
            var token = await services.GetRequiredService<StaffDesk>().MakeLink((await services.GetRequiredService<StaffRoll>().Find(administrator))!);
            using var line = await HttpLine.Open(port);
            var cookie = await StaffPage.SignIn(port, token);
            var times = new List<(string, double)>();
            foreach (var (name, path) in Pages) times.Add((name, await Median(line, Request(path.StartsWith("/staff", StringComparison.Ordinal) ? path : $"/staff/offerings/{offering.Id}{path}", cookie))));
            times.Add(("list after each change", await AfterChanges(services, offering, line, Request($"/staff/offerings/{offering.Id}/registrations", cookie), size)));
            times.AddRange(await Export(port, offering, cookie, size));
            return times;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Request(string path, string cookie) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n");

    private static async Task<double> Median(HttpLine line, byte[] request)
    {
        for (var i = 0; i < Times / 3; i++) await Ask(line, request);
        var times = new List<double>();
        for (var i = 0; i < Times; i++) times.Add(await Ask(line, request));
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
    private static async Task<double> AfterChanges(IServiceProvider services, Offering offering, HttpLine line, byte[] request, int size)
    {
        var (desk, times) = (services.GetRequiredService<RegistrationDesk>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            var person = new Person($"Late {i}", EmailAddress.Parse($"late{i}@schools.example"));
            var form = new RegistrationForm(new Registrar(person.Name, person.Email, "Lakeview", "en"), [new Entrant(person, [])], "", offering.Details.TermsVersion);
            if (await desk.Place(offering.Id, ManyRegistrations.Id(size - Times + i), form, null) is not Filed.Done) throw new InvalidOperationException("Nobody could register.");
            times.Add(await Ask(line, request));
        }

        return Rounds.Median(times);
    }

    /// <summary>Milliseconds for a thousand rows of the file, and how many megabytes more were held while it was sent.</summary>
    private static async Task<IEnumerable<(string, double)>> Export(int port, Offering offering, string cookie, int size)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (begun, most, lines, buffer) = (Stopwatch.GetTimestamp(), before, 0, new byte[64 * 1024]);
        await using var stream = await client.GetStreamAsync($"/staff/offerings/{offering.Id}/export/registrations.csv");
        var (pages, checking) = (0, TimeSpan.Zero);
        for (int got; (got = await stream.ReadAsync(buffer)) > 0;)
        {
            lines += buffer.AsSpan(0, got).Count((byte)'\n');
            if (pages++ % 50 != 0) continue;
            var check = Stopwatch.GetTimestamp();
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            checking += Stopwatch.GetElapsedTime(check);
        }

        if (lines < size + 1) throw new InvalidOperationException($"The file has {lines} lines.");
        var taken = (Stopwatch.GetElapsedTime(begun) - checking).TotalMilliseconds;
        return [("CSV, each 1,000 rows", taken * 1000 / size), ("CSV, MB held more (not ms)", (most - before) / 1e6)];
    }

    private static string Say(double value) => value.ToString("0.0", CultureInfo.InvariantCulture) + " ms";
}

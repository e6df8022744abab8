using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// The moment a sale opens: 10,000 people, each on a connection of their own, send the form for 500 seats at once. Most of the lucky pay, the holds of the others run out,
/// whoever has none yet tries again, until every seat is sold. No seat is sold twice, and none stays unsold while someone wants it.
/// </summary>
internal sealed partial class OnSale(int port, IReadOnlyList<HttpLine> people, HttpLine control)
{
    private const int People = 10_000;
    private const int Seats = 500;

    /// <summary>Together they would overrun the queue of those who wait to be let in, and wait a second for another try.</summary>
    private const int ConnectAtOnce = 100;

    private int sales;
    private int waves;
    private int oversold;
    private int undersold;

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            using var server = await ChildProcess.Start("serve-sale", folder).Ready();
            using var control = await HttpLine.Open(server.Port);
            var people = new List<HttpLine>();
            while (people.Count < People) people.AddRange(await Task.WhenAll(Enumerable.Range(0, ConnectAtOnce).Select(_ => HttpLine.Open(server.Port))));
            return await new OnSale(server.Port, people, control).Measured();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> Measured()
    {
        await Sell();
        await Floor();
        (sales, waves, oversold, undersold) = (0, 0, 0, 0);
        var rounds = await Rounds.Run(Sell, Floor);
        return rounds.Row(
            string.Create(CultureInfo.InvariantCulture, $"On sale: {People:#,0} people for {Seats} seats at once, holds running out; {sales} sales, {waves} waves, oversold {oversold}, undersold {undersold}; the first wave"),
            "answers /s", "plain text from the same server to the same people");
    }

    /// <returns>Answers a second while everybody asks.</returns>
    private async Task<double> Sell()
    {
        var sale = OfferingId.Parse($"bench-sale-{Guid.NewGuid().ToString("N")[..8]}");
        await Control($"/sale/{sale}/open/{Seats}");
        var (wanting, first, sold) = (people, 0d, (All: 0, Distinct: 0));
        for (var wave = 0; wanting.Count > 0 && sold.All < Seats; wave++, waves++)
        {
            var (rate, lucky) = await Rush(sale, wanting);
            if (wave == 0) first = rate;
            wanting = [.. wanting.Skip(lucky)];
            var said = Settled().Match(await Control($"/sale/{sale}/settle"));
            sold = (int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(said.Groups[2].Value, CultureInfo.InvariantCulture));
        }

        sales++;
        oversold += Math.Max(0, sold.All - Seats) + (sold.All - sold.Distinct);
        undersold += Math.Max(0, Seats - sold.All);
        return first;
    }

    private async Task<double> Floor()
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(people.Select(line => line.Ask(Plaintext.Request).AsTask()));
        return people.Count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Everybody who still wants a seat sends the form, which they filled in before.</summary>
    /// <returns>Answers a second, and how many hold a seat now.</returns>
    private async Task<(double Rate, int Lucky)> Rush(OfferingId sale, IReadOnlyList<HttpLine> wanting)
    {
        var form = await FilledForm.Open(port, sale);
        form.FillIn(wanting.Count);
        var watch = Stopwatch.StartNew();
        var lucky = await Task.WhenAll(wanting.Select(line => IsLucky(line, form.Next())));
        return (wanting.Count / watch.Elapsed.TotalSeconds, lucky.Count(holds => holds));
    }

    private static async Task<bool> IsLucky(HttpLine line, ReadOnlyMemory<byte> form)
    {
        var (status, answer) = await line.Ask(form);
        return status switch
        {
            303 => true,
            422 when answer.Span.IndexOf("All seats are taken"u8) > 0 => false,
            _ => throw new InvalidOperationException($"Answered {status}: {Encoding.UTF8.GetString(answer.Span)}"),
        };
    }

    private Task<string> Control(string path) => control.Text($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

    [GeneratedRegex("sold ([0-9]+) distinct ([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Settled();
}

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Bench.Workloads;

/// <summary>50,000 registrations for one offering through HTTP, from the first to the last, by the published host just started, beside one-row FULL commits before and after; and what the offering's page says then.</summary>
internal static partial class FiftyThousand
{
    private const int Lines = 96;
    private const int People = 50_000;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            await Installed.Fill(data);
            using var server = Installed.Start(await Published.LocalHost(Path.Combine(folder, "published")), data);
            await FirstPage.From(server, Installed.Sign);
            using var bare = new BareLoop(Path.Combine(folder, "bare.db"));
            var form = await FilledForm.Open(server.Port, BenchServer.Offering);
            form.FillIn(People);
            var before = bare.Run(Time);
            var ours = await Load.Run(server.Port, Lines, People, 303, form.Next);
            var rounds = new Rounds([ours], [before, bare.Run(Time)]);
            return rounds.Row($"On sale: {People:#,0} registrations through HTTP, the published host just started, sold {await Sold(server.Port):#,0}", "/s", "one-row FULL commits in a bare loop");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>As the offering's page counts.</summary>
    private static async Task<int> Sold(int port)
    {
        using var line = await HttpLine.Open(port);
        var page = WebUtility.HtmlDecode(await line.Text($"GET /offerings/{BenchServer.Offering} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
        return OfferingRules.MostSeats - int.Parse(Left().Match(page).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("([0-9,]+) of [0-9,]+ seats left", RegexOptions.CultureInvariant)]
    private static partial Regex Left();
}

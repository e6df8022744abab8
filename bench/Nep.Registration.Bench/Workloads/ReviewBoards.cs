using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// The review board of 2,000 applications with 10,000 reviews by 80 reviewers, and the release of 2,000 letters, each beside the same at a tenth of
/// the size: whole requests over one connection, and from the second person's confirmation until the last letter is recorded as sent.
/// </summary>
internal static class ReviewBoards
{
    private const int Times = 15;

    private static readonly int[] Sizes = [200, 2_000];

    private static readonly Actor.Staff One = new(EmailAddress.Parse("one@nep-center.example"));
    private static readonly Actor.Staff Other = new(EmailAddress.Parse("other@nep-center.example"));

    public static async Task<string> Measure()
    {
        var columns = new List<List<(string Name, double Milliseconds)>>();
        foreach (var size in Sizes) columns.Add(await Measure(size));
        var table = new StringBuilder();
        for (var row = 0; row < columns[0].Count; row++)
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {columns[0][row].Name} | {columns[1][row].Milliseconds:0.0} ms with 2,000 applications | {columns[0][row].Milliseconds:0.0} ms with 200 | {columns[1][row].Milliseconds / columns[0][row].Milliseconds:0.00} |");
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
            var offering = await ManyApplications.Apply(services, OfferingId.Parse("bench-fellowship"), size);
            await ManyApplications.Review(services, offering);
            var token = await services.GetRequiredService<StaffDesk>().MakeLink((await services.GetRequiredService<StaffRoll>().Find(administrator))!);
            using var line = await HttpLine.Open(port);
            var request = Encoding.ASCII.GetBytes($"GET /staff/offerings/{offering.Id}/board HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {await StaffPage.SignIn(port, token)}\r\n\r\n");
            return
            [
                ("Review board", await Median(line, request, _ => Task.CompletedTask)), ("Review board after each change of a score", await AfterChanges(services, offering, line, request)),
                ("Release, until the last letter is recorded", await Release(services, offering, size)),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> AfterChanges(IServiceProvider services, Offering offering, HttpLine line, byte[] request)
    {
        var (desk, rubric) = (services.GetRequiredService<ReviewDesk>(), new Rubric(1, ManyApplications.Criteria));
        var review = (await services.GetRequiredService<ReviewList>().Of(offering.Id)).InRound(1).First();
        return await Median(line, request, turn => ManyApplications.Score(desk, offering, review, rubric, turn + 1));
    }

    private static async Task<double> Median(HttpLine line, byte[] request, Func<int, Task> before)
    {
        var times = new List<double>();
        for (var i = 0; i < Times + 5; i++)
        {
            await before(i);
            var begun = Stopwatch.GetTimestamp();
            var (status, answer) = await line.Ask(request);
            if (i >= 5) times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            if (status != 200) throw new InvalidOperationException($"Answered {status}: {Encoding.UTF8.GetString(answer.Span)}");
        }

        return Rounds.Median(times);
    }

    private static async Task<double> Release(IServiceProvider services, Offering offering, int size)
    {
        var (desk, store) = (services.GetRequiredService<DecisionDesk>(), services.GetRequiredService<ITableStore>());
        var drafts = Enumerable.Range(1, size).Select(number => new DraftedDecision(ManyApplications.Id(number), number % 4 == 0 ? Decision.Accept : Decision.Decline, null, "", "The board agreed", default, default));
        if (await desk.Draft(offering.Id, [.. drafts], One) is { } refused) throw new InvalidOperationException($"Not decided: {refused}");
        var digest = (await desk.DryRun(offering)).Digest;
        if (await desk.Propose(offering, digest, null, One) is { } not) throw new InvalidOperationException($"Not proposed: {not}");
        var begun = Stopwatch.GetTimestamp();
        if (await desk.Confirm(offering, digest, Other) is { } no) throw new InvalidOperationException($"Not confirmed: {no}");
        while (await Sent(store, offering.Id) < size) await Task.Delay(50);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task<int> Sent(ITableStore store, OfferingId offering)
    {
        var sent = 0;
        for (KeyRange? rest = KeyRange.Prefix("mail|"); rest is { } part;)
        {
            var page = await store.Query(offering.ToString(), part, RowLimits.RowsPerPage, default);
            sent += page.Rows.Count(row => row.Key.Contains("|Decision", StringComparison.Ordinal) && Json.Read<MailRecord>(row.Value).State is MailState.Sent or MailState.Delivered);
            rest = page.Next is { } next ? part.StartingAt(next) : null;
        }

        return sent;
    }
}

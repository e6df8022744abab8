using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Demo;
using Nep.Registration.Local.Mail;
using Nep.Registration.Local.Starting;
using Nep.Registration.Local.Time;

namespace Nep.Registration.Browser;

/// <summary>
/// The real local host with its demo, listening on a free port of this machine and keeping its data in a temporary folder. Its clock runs,
/// and starts on the same morning every time, so that what a page says does not depend on the day of the test.
/// </summary>
internal sealed class RunningSite : IAsyncDisposable
{
    /// <summary>Monday, January 4, 2027, 10:00 in California.</summary>
    public static readonly Instant Start = Instant.FromUtc(2027, 1, 4, 18, 0);

    private readonly string folder = Directory.CreateTempSubdirectory("nep-browser-").FullName;
    private LocalHost host = null!;

    public Uri Base { get; private set; } = null!;

    public IServiceProvider Services => host.App.Services;

    public static async Task<RunningSite> Open()
    {
        var site = new RunningSite();
        var urls = FreeAddress();
        site.Base = new Uri($"{urls}/");
        await LaidOutDemo.CopyTo(site.folder);
        site.host = await LocalHost.Open(Options(urls, site.folder), time: new TimeFrom(Start));
        await site.host.Start();
        return site;
    }

    public Instant Now => Services.GetRequiredService<Clock>().Now;

    /// <summary>Moves the clock and lets the follower do all that falls due on the way.</summary>
    public Task TravelTo(Instant instant) => Services.GetRequiredService<TimeMachine>().TravelTo(instant, CancellationToken.None);

    public Task Travel(Duration by) => TravelTo(Now + by);

    /// <summary>Waits until the follower has done all that is due now.</summary>
    public Task Rest() => Travel(Duration.Zero);

    /// <summary>The newest mail of a kind to an address, once all that is due is done.</summary>
    public async Task<KeptMail> Mail(string kind, string to) => (await Mails()).First(mail => mail.Kind == kind && mail.To == to);

    /// <summary>Every mail that has gone out, newest first, once all that is due is done and the sign-in mails, which go behind their answers, are handed over.</summary>
    public async Task<IReadOnlyList<KeptMail>> Mails()
    {
        await Rest();
        await Services.GetRequiredService<StaffDesk>().Posted();
        var outbox = Services.GetRequiredService<Outbox>();
        var mails = new List<KeptMail>();
        string? from = null;
        do
        {
            (var lines, from) = await outbox.List(from, 500);
            foreach (var line in lines) mails.Add((await outbox.Find(line.Id))!);
        }
        while (from is not null);
        return mails;
    }

    /// <summary>Opens one more program, the introduction with few seats.</summary>
    public Task PublishSmall(string title, int seats) => Publish("small", DemoPrograms.Introduction(new LocalDate(2027, 2, 10)).Details with { Title = title, Capacity = seats });

    /// <summary>Opens one more run of a program.</summary>
    public async Task Publish(string address, OfferingDetails details)
    {
        var (desk, id) = (Services.GetRequiredService<OfferingDesk>(), OfferingId.Parse(address));
        Assert.Null(await desk.Handle(id, new OfferingCommand.CreateOffering(id, details), new Actor.Demo()));
        Assert.Null(await desk.Handle(id, new OfferingCommand.PublishOffering(), new Actor.Demo()));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    internal static LocalOptions Options(string urls, string folder) => new(urls, folder, Demo: true, Administrator: null);

    internal static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nep.Registration.App;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Functions.Mail;
using Nep.Registration.Functions.Payments;
using Nep.Registration.Functions.Site;
using Nep.Registration.Local.Storage;
using Nep.Registration.Site;
using Nep.Registration.Site.Tests;
using SendGrid;
using Stripe;

namespace Nep.Registration.Functions.Tests.Ports;

/// <summary>
/// The shared site with both webhooks over the real use cases, on a real store (SQLite) in a temporary folder and a clock that stands still.
/// The providers are played by the test behind their own client libraries.
/// </summary>
internal sealed class PortsFixture : IAsyncDisposable
{
    public const string Secret = "whsec_test_newest";
    public const string OlderSecret = "whsec_test_older";

    private readonly string folder = Directory.CreateTempSubdirectory("nep-ports-").FullName;
    private readonly SqliteTableStore store;
    private WebApplication app = null!;

    private PortsFixture() => store = SqliteTableStore.Open(folder);

    public ManualTime Time { get; } = new(Samples.Placed);

    public Provider Stripe { get; } = new();

    public Provider SendGrid { get; } = new();

    public ECDsa EventKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ConcurrentQueue<string> Log { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public Offering Offering { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public StripePayments Payments => (StripePayments)Services.GetRequiredService<IPayments>();

    public SendGridPostOffice PostOffice => (SendGridPostOffice)Services.GetRequiredService<IPostOffice>();

    public MailPreferences Preferences => Services.GetRequiredService<MailPreferences>();

    public static async Task<PortsFixture> Open(bool sandbox = false)
    {
        var fixture = new PortsFixture();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(new Keeper(fixture.Log));
        fixture.Add(builder.Services, sandbox);
        fixture.app = builder.Build();
        fixture.app.UseSite(new WebhookPages().Map);
        await fixture.app.StartAsync();
        fixture.Client = fixture.app.GetTestClient();
        await fixture.Publish();
        return fixture;
    }

    /// <summary>Rosa registers herself and Malik, and has not paid.</summary>
    public async Task<RegistrationState> Hold(string id = "7K2M49QX0ABCDEFG")
    {
        var form = new RegistrationForm(
            new Registrar(Samples.Rosa.Name, Samples.Rosa.Email, "Westside Unified", "en"), [new Entrant(Samples.Rosa, []), new Entrant(Samples.Malik, [])],
            "", Offering.Details.TermsVersion);
        var filed = await Services.GetRequiredService<RegistrationDesk>().Place(Offering.Id, RegistrationId.Parse(id), form, null);
        return Assert.IsType<Filed.Done>(filed).State;
    }

    public async Task<RegistrationState> State(RegistrationId id) =>
        (await Services.GetRequiredService<RegistrationDesk>().Find(Offering.Id, id))!.Value.State;

    public Task<IReadOnlyList<MailRecord>> Mail(RegistrationId id) => Services.GetRequiredService<RegistrationDrawer>().Mail(Offering.Id, id);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await store.DisposeAsync();
        EventKey.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task Publish()
    {
        var desk = Services.GetRequiredService<OfferingDesk>();
        Assert.Null(await desk.Handle(Samples.Online.Id, new OfferingCommand.CreateOffering(Samples.Online.Id, Samples.Online.Details), new Actor.Demo()));
        Assert.Null(await desk.Handle(Samples.Online.Id, new OfferingCommand.PublishOffering(), new Actor.Demo()));
        Offering = (await Services.GetRequiredService<OfferingShelf>().Find(Samples.Online.Id))!;
    }

    private void Add(IServiceCollection services, bool sandbox)
    {
        var stripe = new StripeOptions("sk_test_1", [Secret, OlderSecret], null);
        var mail = new SendGridOptions(
            "SG.test", Domain.Kernel.EmailAddress.Parse("mail@example.org"), "Center", [EventKey.ExportSubjectPublicKeyInfo()], sandbox, null);
        services.AddSingleton<TimeProvider>(Time).AddSingleton<ITableStore>(store).AddSingleton(Samples.Links);
        services.AddSingleton<IPlanSignal, NoSignal>().AddSingleton<IChance, NoChance>().AddApp().AddSite();
        services.AddAuthentication("nobody").AddCookie("nobody");
        services.AddSingleton(stripe).AddSingleton(StripeConnection.Open(stripe, new HttpClient(Stripe)));
        services.AddSingleton<IPayments, StripePayments>().AddSingleton<StripeNotices>();
        services.AddSingleton(mail).AddSingleton<ISendGridClient>(new SendGridClient(new HttpClient(SendGrid), new SendGridClientOptions { ApiKey = mail.ApiKey }));
        services.AddSingleton<IPostOffice, SendGridPostOffice>();
    }

    private sealed class NoSignal : IPlanSignal
    {
        public ValueTask Changed(PlanId plan, Instant? next, IReadOnlyList<LetterKey> claimed, CancellationToken cancel) => ValueTask.CompletedTask;
    }

    private sealed class NoChance : IChance
    {
        public void Fill(Span<byte> bytes) => bytes.Fill(7);
    }

    private sealed class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Enqueue($"{formatter(state, exception)} {exception}".TrimEnd());
        }

        public void Dispose()
        {
        }
    }
}

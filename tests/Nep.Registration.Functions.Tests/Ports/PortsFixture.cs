using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nep.Registration.App;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Functions.Mail;
using Nep.Registration.Functions.Payments;
using Nep.Registration.Functions.Site;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Local.Storage;
using Nep.Registration.Site.Tests;
using SendGrid;

namespace Nep.Registration.Functions.Tests.Ports;

/// <summary>
/// The Azure host's whole site, with all that stands behind it, on a real store (SQLite) in a temporary folder, without the engine and with a clock that
/// stands still. The providers are played by the test behind their own client libraries.
/// </summary>
internal sealed class PortsFixture : IAsyncDisposable
{
    public const string Secret = "whsec_test_newest";
    public const string OlderSecret = "whsec_test_older";

    private readonly string folder = Directory.CreateTempSubdirectory("nep-ports-").FullName;
    private readonly SqliteTableStore store;
    private WebApplication app = null!;

    private PortsFixture() => Store = new CountedStore(store = SqliteTableStore.Open(folder));

    public CountedStore Store { get; }

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

    /// <summary>A browser of someone whom the platform has signed in with these roles.</summary>
    public HttpClient SignedIn(string address, params ReadOnlySpan<StaffRole> roles)
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add(PlatformStaff.Header, PlatformHeader.Of(address, roles));
        return client;
    }

    public static async Task<PortsFixture> Open(bool sandbox = false)
    {
        var fixture = new PortsFixture();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        builder.Logging.ClearProviders().AddProvider(new Keeper(fixture.Log));
        fixture.Add(builder.Services, sandbox);
        fixture.app = builder.Build();
        var site = fixture.Services.GetRequiredService<SitePipeline>();
        fixture.app.Run(site.Serve);
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

    /// <summary>The host's own services and those that the worker brings (MVC), but for the clock, the engine, and what stands at the other end of the wire.</summary>
    private void Add(IServiceCollection services, bool sandbox)
    {
        services.AddMvc();
        services.AddAzure(Settings(sandbox));
        services.AddSingleton<TimeProvider>(Time).AddSingleton<ITableStore>(Store).AddSingleton(Samples.Links);
        services.AddSingleton<IPlanSignal, NoSignal>().AddSingleton<IChance, NoChance>();
        services.AddSingleton(all => StripeConnection.Open(all.GetRequiredService<StripeOptions>(), new HttpClient(Stripe)));
        services.AddSingleton<ISendGridClient>(new SendGridClient(new HttpClient(SendGrid), new SendGridClientOptions { ApiKey = "SG.test" }));
    }

    public IConfiguration Settings(bool sandbox = false) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Site:BaseAddress"] = "https://register.example.org",
        ["Links:Keys"] = Convert.ToBase64String(new byte[32]),
        ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
        ["Stripe:SecretKey"] = "sk_test_1",
        ["Stripe:WebhookSecrets"] = $"{Secret},{OlderSecret}",
        ["SendGrid:ApiKey"] = "SG.test",
        ["SendGrid:FromAddress"] = "mail@example.org",
        ["SendGrid:FromName"] = "Center",
        ["SendGrid:EventKeys"] = Convert.ToBase64String(EventKey.ExportSubjectPublicKeyInfo()),
        ["SendGrid:Sandbox"] = $"{sandbox}",
        ["WEBSITE_AUTH_ENABLED"] = "True",
    }).Build();

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

using System.Text.Json;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.People;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Local.Checkout;
using Nep.Registration.Local.Demo;
using Nep.Registration.Local.Mail;
using Nep.Registration.Local.Storage;
using Nep.Registration.Local.Time;
using Nep.Registration.Site;
using Nep.Registration.Site.Staff.SignIn;

namespace Nep.Registration.Local.Starting;

/// <summary>The whole system on one machine: Kestrel, SQLite, the follower's loop, an outbox and a test checkout.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    /// <summary>No form here is larger.</summary>
    private const long LargestBody = 2 * 1024 * 1024;

    private readonly SqliteTableStore store;
    private readonly LocalOptions options;

    private LocalHost(WebApplication app, SqliteTableStore store, LocalOptions options) => (App, this.store, this.options) = (app, store, options);

    public WebApplication App { get; }

    /// <summary>Opens the data folder and puts the host together; nothing listens yet.</summary>
    /// <param name="adjust">For tests: a server in memory, say.</param>
    /// <param name="time">For tests: the machine's clock.</param>
    /// <exception cref="StoreUnusableException">The data folder cannot be used; the message says what to do.</exception>
    public static async Task<LocalHost> Open(LocalOptions options, Action<WebApplicationBuilder>? adjust = null, TimeProvider? time = null)
    {
        var opened = SqliteTableStore.Open(options.Data);
        try
        {
            if (await new KnownForms(opened).Unknown() is [var unknown, ..]) throw StoreFailure.NewerForms(opened.File, unknown);
            // Settings that lie in the folder one happens to be in are none of ours, and to watch it, with every folder in it, takes time that grows with them.
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
            {
                ApplicationName = "Nep.Registration.Local",
                ContentRootPath = AppContext.BaseDirectory,
                Args = ["--hostBuilder:reloadConfigOnChange=false"],
            });
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            });

            // Said once, in a sentence, by the command line; and the key folder is readable by its owner only.
            builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
            builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
            builder.WebHost.UseUrls(options.Urls);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = LargestBody;
            });
            builder.Services.AddLocal(options, opened, time ?? TimeProvider.System);
            adjust?.Invoke(builder);
            var app = builder.Build();
            Map(app, options);
            return new LocalHost(app, opened, options);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lays out the demo if it is not there yet, and listens.</summary>
    /// <exception cref="StoreUnusableException">An offering is kept in a form that this version does not know.</exception>
    public async Task Start(CancellationToken cancel = default)
    {
        await ReadOfferings(cancel);
        if (options.Demo) await App.Services.GetRequiredService<TimeMachine>().Restore(cancel);
        await App.StartAsync(cancel);
        if (options.Demo && App.Services.GetRequiredService<DemoData>() is var demo && !await demo.IsLaidOut(cancel)) await demo.LayOut(cancel);
        if (options.Administrator is { } address)
            await App.Services.GetRequiredService<StaffRoll>().EnsureAdministrator(address, cancel);
        await App.Services.GetRequiredService<PeopleDesk>().Resume(cancel);
        App.Services.GetRequiredService<Readiness>().IsReady = true;
    }

    private async Task ReadOfferings(CancellationToken cancel)
    {
        try
        {
            await App.Services.GetRequiredService<OfferingShelf>().All(cancel);
        }
        catch (JsonException unknown)
        {
            throw StoreFailure.UnknownFact(store.File, unknown);
        }
    }

    public async Task Run(CancellationToken cancel)
    {
        await Start(cancel);
        await Welcome.Print(Console.Out, options, App.Services.GetRequiredService<StaffRoll>(), App.Services.GetRequiredService<StaffDesk>(),
            App.Services.GetRequiredService<SiteLinks>());
        await App.WaitForShutdownAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await App.Services.GetRequiredService<StaffDesk>().Posted();
        await App.DisposeAsync();
        await store.DisposeAsync();
    }

    private static void Map(WebApplication app, LocalOptions options)
    {
        app.UseSecurityHeaders();
        app.UseMiddleware<Readiness.Gate>();
        app.UseSite(endpoints =>
        {
            endpoints.MapGet("/healthz", Health);
            endpoints.MapStaffSignIn();
            endpoints.MapOutbox(options);
            endpoints.MapTestCheckout();
            if (options.Demo) endpoints.MapTimeMachine();
        });
    }

    /// <summary>Serves when the store answers.</summary>
    private static async Task<IResult> Health(OfferingShelf shelf, CancellationToken cancel)
    {
        await shelf.All(cancel);
        return TypedResults.Text("ok");
    }
}

using Microsoft.AspNetCore.DataProtection;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Checkout;
using Nep.Registration.Local.Demo;
using Nep.Registration.Local.Following;
using Nep.Registration.Local.Mail;
using Nep.Registration.Local.Storage;
using Nep.Registration.Local.Time;
using Nep.Registration.Site;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff;
using Nep.Registration.Site.Staff.SignIn;

namespace Nep.Registration.Local.Starting;

/// <summary>What stands behind the ports on one machine.</summary>
internal static class LocalServices
{
    public static void AddLocal(this IServiceCollection services, LocalOptions options, SqliteTableStore store, TimeProvider machineTime)
    {
        var time = new MovableTime(machineTime);
        services.AddSingleton(options).AddSingleton<TimeProvider>(time).AddSingleton(time);
        services.AddSingleton<ITableStore>(store);
        services.AddSingleton(new SiteLinks(options.Base, new LinkSecrets(KeyFiles.LinkKey(options.Data))));
        services.AddSingleton<FollowerQueue>().AddSingleton<IPlanSignal>(all => all.GetRequiredService<FollowerQueue>());
        services.AddSingleton<Outbox>().AddSingleton<IPostOffice>(all => all.GetRequiredService<Outbox>()).AddSingleton<IMailCopies>(all => all.GetRequiredService<Outbox>());
        services.AddSingleton<TestCheckout>().AddSingleton<IPayments>(all => all.GetRequiredService<TestCheckout>());
        services.AddSingleton<NoticeDelivery>().AddHostedService(all => all.GetRequiredService<NoticeDelivery>());
        services.AddHostedService<FollowerLoop>();
        services.AddSingleton(all => new TimeMachine(
            store, time, all.GetRequiredService<FollowerQueue>(), all.GetRequiredService<Clock>()));
        services.AddSingleton<Readiness>().AddSingleton<ComingSteps>().AddSingleton<DemoOrders>().AddSingleton<DemoWaiting>().AddSingleton<DemoApplications>().AddSingleton<DemoReviews>().AddSingleton<DemoCohorts>().AddSingleton<DemoData>();
        services.AddSingleton(new StaffNavigation(options.Demo ? [("Outbox", "/outbox"), ("Time machine", "/time-machine")] : [("Outbox", "/outbox")], KeepsRoll: true));
        services.AddSingleton(new WebhookReach(Local: options.Demo));
        services.AddApp();
        var (shelf, seats) = (new OfferingShelf(store, new Clock(time)), new SeatMap(store, new Clock(time)));
        services.AddSingleton(shelf).AddSingleton(seats);
        Warm(shelf, seats);
        services.AddSite();
        services.AddSignIn(options, machineTime);
    }

    /// <summary>
    /// Reads the offerings and their seats while the host is still put together, since the first page shows them; on a thread of its own, so that
    /// the first requests find the pool free. What fails here fails again, and is told, when it is asked for.
    /// </summary>
    private static void Warm(OfferingShelf shelf, SeatMap seats) => new Thread(() => _ = Read(shelf, seats)) { IsBackground = true, Name = "Warm" }.Start();

    private static async Task Read(OfferingShelf shelf, SeatMap seats)
    {
        foreach (var offering in await shelf.All())
            if (offering.Status == OfferingStatus.Published) await seats.CountFree(offering);
    }

    private static void AddSignIn(this IServiceCollection services, LocalOptions options, TimeProvider machineTime)
    {
        services.AddSingleton(all => new StaffSessions(all.GetRequiredService<ITableStore>(), all.GetRequiredService<IChance>(), new Clock(machineTime)));
        services.AddDataProtection()
            .SetApplicationName("Nep.Registration")
            .PersistKeysToFileSystem(new DirectoryInfo(KeyFiles.Folder(options.Data)));

        // The keys are read when the first form needs them, not while everyone waits for the first page.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddAuthentication("staff").AddCookie("staff", cookie =>
        {
            var secure = options.Base.Scheme == Uri.UriSchemeHttps;
            cookie.Cookie.Name = SiteCookie.Name("staff", secure);
            cookie.Cookie.Path = "/";
            cookie.Cookie.SecurePolicy = secure ? Microsoft.AspNetCore.Http.CookieSecurePolicy.Always : Microsoft.AspNetCore.Http.CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
            cookie.ExpireTimeSpan = StaffSessions.Longest.ToTimeSpan();
            cookie.SlidingExpiration = false;

            // A journey with the time machine signs nobody out.
            cookie.TimeProvider = TimeProvider.System;
        });
        services.RememberSignInTickets().CheckStandingOfStaff();
    }
}

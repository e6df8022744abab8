using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Functions.Following;
using Nep.Registration.Functions.Mail;
using Nep.Registration.Functions.Payments;
using Nep.Registration.Functions.Site;
using Nep.Registration.Functions.Tables;
using Nep.Registration.Site;
using Nep.Registration.Site.Staff;

namespace Nep.Registration.Functions.Starting;

/// <summary>The whole system on Azure: one site function, the follower's orchestrations, and what stands behind the ports.</summary>
public static class AzureHost
{
    /// <exception cref="BadSettingsException">Something is missing or wrong in the settings.</exception>
    public static FunctionsApplicationBuilder AddAzure(this FunctionsApplicationBuilder builder)
    {
        Check(builder.Configuration);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddAzure(builder.Configuration);
        return builder;
    }

    /// <summary>Every sentence about the settings, of all areas.</summary>
    public static IEnumerable<string> Complaints(IConfiguration configuration) =>
        SiteOptions.Complaints(configuration).Concat(StorageOptions.Complaints(configuration))
            .Concat(StripeOptions.Complaints(configuration)).Concat(SendGridOptions.Complaints(configuration));

    internal static void AddAzure(this IServiceCollection services, IConfiguration configuration)
    {
        var site = SiteOptions.From(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new SiteLinks(site.BaseAddress, new LinkSecrets(site.LinkKeys)));
        services.AddApp().AddSite();
        services.AddTables(configuration);
        services.AddSingleton<PlanEngine>().AddSingleton<IPlanSignal>(all => all.GetRequiredService<PlanEngine>());
        services.AddSingleton<SitePipeline>().AddSingleton(new StaffNavigation([]));
        services.AddStripe(configuration).AddSendGrid(configuration);
        services.AddSingleton<IHostPages, Health>().AddSingleton<IHostPages, WebhookPages>();
        services.AddSingleton<IDependency, StorageDependency>().AddSingleton<IDependency, EngineDependency>();
        services.AddSignIn(configuration);
        Tracing.Add(services, configuration);
    }

    private static void AddTables(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TableConnection.Open(StorageOptions.From(configuration)));
        services.AddSingleton(all => StorePatience.Usual(all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ITableStore, AzureTableStore>();
    }

    private static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(StaffOptions.From(configuration));
        services.AddSingleton<PlatformRoll>();
        services.AddAuthentication(StaffAccess.Scheme).AddScheme<AuthenticationSchemeOptions, PlatformStaff>(StaffAccess.Scheme, null);
        services.AddDataProtection().SetApplicationName("Nep.Registration");

        // It warns at every start that keys lie in the clear: they do, where the registrations lie.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(all =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = new TableKeys(all.GetRequiredService<ITableStore>())));
    }

    private static void Check(IConfiguration configuration)
    {
        if (Complaints(configuration).ToList() is { Count: > 0 } complaints) throw new BadSettingsException(complaints);
    }
}

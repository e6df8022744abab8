using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Site.Admissions;
using Nep.Registration.Site.Api;
using Nep.Registration.Site.Documents;
using Nep.Registration.Site.Pacing;
using Nep.Registration.Site.Participants.Managing;
using Nep.Registration.Site.Participants.Ordering;
using Nep.Registration.Site.Participants.Registering;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff;

namespace Nep.Registration.Site;

/// <summary>
/// The whole site, the same on both hosts: every page and endpoint is added here and nowhere else.
/// </summary>
public static class SiteServices
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddLogging(QuietTheFramework);

        // One pass over a token instead of two; every form that is sent brings two of them.
        services.AddDataProtection().UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = "_token";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<SiteLinks>((options, links) =>
        {
            var secure = links.Base.Scheme == Uri.UriSchemeHttps;
            options.Cookie.Name = SiteCookie.Name("form", secure);
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<FormPace>().AddSingleton<SecurityLog>();
        services.TryAddSingleton<IChance, SystemChance>();
        services.AddSingleton<RegisterDialogue>().AddSingleton<FormDrafts>();
        services.AddSingleton<ManageDialogue>().AddSingleton<CancelDialogue>().AddSingleton<TransferDialogue>().AddSingleton<PurchaseOrderDialogue>().AddSingleton<ChangeDialogue>();
        services.AddSingleton<StartDialogue>().AddSingleton<ApplicationDialogue>().AddSingleton<StageDialogue>().AddSingleton<TeamDialogue>().AddSingleton<RefereeDialogue>()
            .AddSingleton<MemberDialogue>().AddSingleton<ReferenceDialogue>();
        services.TryAddSingleton(all => Biller.From(all.GetService<IConfiguration>()));
        services.AddStaff();
        services.AddApi();
        services.AddHttpContextAccessor();
        services.AddRouting();
        return services;
    }

    /// <summary>
    /// The framework's own lines name addresses, and an address may hold a secret: whatever level is asked for, only its warnings are written. Antiforgery
    /// warns that it sets the headers which every answer of ours has already.
    /// </summary>
    private static void QuietTheFramework(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error).AddFilter(SecurityLog.Category, LogLevel.Information);

    /// <summary>For a host that answers some requests before the site does: those answers bear the same headers.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.UseMiddleware<SecurityHeaders>();

    /// <param name="more">The host's own pages: the outbox, the test checkout, the time machine.</param>
    public static IApplicationBuilder UseSite(this IApplicationBuilder app, Action<IEndpointRouteBuilder>? more = null)
    {
        app.UseMiddleware<HeadAsGet>();
        app.UseSecurityHeaders();
        app.UseMiddleware<ErrorPages>();
        app.UseMiddleware<SecurityWatch>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<PaceOfPosts>();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapShell();
            more?.Invoke(endpoints);
        });
        return app;
    }
}

using Nep.Registration.App.Staff;
using Nep.Registration.Local.Starting;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff;

namespace Nep.Registration.Local.Mail;

public sealed record OutboxModel(IReadOnlyList<OutboxLine> Lines, string? Next);

/// <summary>Every mail as its reader sees it. Open to anyone at this machine in the demo; to administrators otherwise.</summary>
internal static class OutboxEndpoints
{
    private const int LinesPerPage = 50;

    /// <summary>A mail brings its own styles and nothing else: no script, no picture from elsewhere, no form.</summary>
    private static string MailPolicy(string html) => $"default-src 'none'; object-src 'none'; style-src {MailStyles.Sources(html)}; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-top-navigation-by-user-activation";

    public static void MapOutbox(this IEndpointRouteBuilder endpoints, LocalOptions options)
    {
        var outbox = endpoints.MapGroup("/outbox");
        if (!options.Demo) outbox.ForStaff(StaffRole.Administrator);
        outbox.MapGet("", List);
        outbox.MapGet("/{id}", Show);
        outbox.MapGet("/{id}/html", Html);
        outbox.MapGet("/{id}/files/{name}", File);
    }

    private static async Task<IResult> List(HttpContext http, Outbox outbox)
    {
        var (lines, next) = await outbox.List(http.Request.Query["from"], LinesPerPage, http.RequestAborted);
        return Page.Of<OutboxPage>(new OutboxModel(lines, next));
    }

    private static async Task<IResult> Show(string id, HttpContext http, Outbox outbox)
    {
        if (await outbox.Find(id, http.RequestAborted) is not { } mail) return TypedResults.NotFound();
        http.Response.Headers.ContentSecurityPolicy += "; frame-src 'self'";
        return Page.Of<MailPage>(mail);
    }

    private static async Task<IResult> Html(string id, HttpContext http, Outbox outbox)
    {
        if (await outbox.Find(id, http.RequestAborted) is not { } mail) return TypedResults.NotFound();
        http.Response.Headers.ContentSecurityPolicy = MailPolicy(mail.Html);
        http.Response.Headers.Remove("X-Frame-Options");
        return TypedResults.Content(Unframed(mail.Html), "text/html; charset=utf-8");
    }

    /// <summary>A link in a mail opens the whole page, as it would from a mail program, not the frame that shows the mail.</summary>
    private static string Unframed(string html) => html.Replace("<head>", "<head>\n<base target=\"_top\">", StringComparison.Ordinal);

    private static async Task<IResult> File(string id, string name, HttpContext http, Outbox outbox) =>
        (await outbox.Find(id, http.RequestAborted))?.Files.FirstOrDefault(file => file.Name == name) is { } found
            ? TypedResults.File(found.Content, found.ContentType, found.Name)
            : TypedResults.NotFound();
}

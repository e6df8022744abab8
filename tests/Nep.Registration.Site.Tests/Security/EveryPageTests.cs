using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>What every answer tells the browser, asked of every page that can be reached.</summary>
[Collection(AtlasCollection.Name)]
public sealed partial class EveryPageTests(AtlasOnce once)
{
    [Fact]
    public void No_page_that_can_be_reached_fails() =>
        Nothing.Of(once.Atlas.Pages.Where(page => (int)page.Status is not (200 or 303 or 404)).Select(page => $"{page.Path}: {page.Status}"));

    [Fact]
    public void Every_answer_bears_the_headers_that_keep_a_browser_safe()
    {
        var atlas = once.Atlas;
        var wrong = new List<string>();
        foreach (var page in atlas.Pages)
        {
            var policy = page.Headers.GetValueOrDefault("Content-Security-Policy", "");
            if (policy.Contains("'unsafe-inline'", StringComparison.Ordinal) || policy.Contains("'unsafe-eval'", StringComparison.Ordinal)) wrong.Add($"{page.Path}: {policy}");
            if (!policy.StartsWith("default-src 'none'; object-src 'none'", StringComparison.Ordinal) || !policy.Contains("frame-ancestors '", StringComparison.Ordinal) || !policy.Contains("base-uri 'none'", StringComparison.Ordinal))
                wrong.Add($"{page.Path}: {policy}");
            if (policy.Contains("script-src", StringComparison.Ordinal) && !policy.Contains("script-src 'self'; connect-src 'self'", StringComparison.Ordinal)) wrong.Add($"{page.Path}: {policy}");
            if (page.Headers.GetValueOrDefault("X-Content-Type-Options") != "nosniff" || page.Headers.GetValueOrDefault("Referrer-Policy") != "no-referrer") wrong.Add(page.Path);
            if (page.Headers.Keys.Any(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase) || name is "Server" or "X-Powered-By")) wrong.Add($"{page.Path}: {string.Join(' ', page.Headers.Keys)}");
        }

        Nothing.Of(wrong);
    }

    [Fact]
    public void Only_files_that_hold_nobodys_data_are_kept_by_browsers()
    {
        Nothing.Of(once.Atlas.Pages.Where(page => !IsForm(page)).Where(page => Immutable().IsMatch(page.Path) == page.Headers.GetValueOrDefault("Cache-Control", "").Contains("no-store", StringComparison.Ordinal))
            .Select(page => $"{page.Path}: {page.Headers.GetValueOrDefault("Cache-Control")}"));
    }

    [Fact]
    public void Every_answer_says_what_it_is_and_in_which_letters()
    {
        var atlas = once.Atlas;
        foreach (var page in atlas.Pages.Where(page => (int)page.Status < 300))
        {
            var type = page.Headers.GetValueOrDefault("Content-Type", "");
            Assert.True(
                type is "application/pdf" or "application/octet-stream" or "application/json" or "application/problem+json" or "image/svg+xml" or "image/png" || type.Contains("charset=utf-8", StringComparison.OrdinalIgnoreCase),
                $"{page.Path}: {type}");
        }
    }

    [Fact]
    public void No_page_loads_anything_from_elsewhere_or_runs_anything_of_its_own()
    {
        var atlas = once.Atlas;
        var wrong = new List<string>();
        foreach (var page in atlas.Pages.Where(page => page.Page is not null))
        {
            foreach (var element in page.Page!.QuerySelectorAll("[src], link[href], form[action], object, embed, base, meta[http-equiv]"))
            {
                var to = element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.GetAttribute("action") ?? "";
                if (to.StartsWith("data:image/", StringComparison.Ordinal) || (to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal))) continue;
                if (element is { LocalName: "base" } && page.Route.Contains("outbox", StringComparison.Ordinal)) continue;
                if (element.LocalName == "form" && to.StartsWith("http://localhost/", StringComparison.Ordinal)) continue;
                wrong.Add($"{page.Path}: {element.OuterHtml}");
            }

            foreach (var element in page.Page.QuerySelectorAll("*").Where(IsActive)) wrong.Add($"{page.Path}: {element.OuterHtml}");
        }

        Nothing.Of(wrong);
    }

    /// <summary>Without a referrer in the header it would still be passed on where an element asks for it.</summary>
    [Fact]
    public void No_link_asks_for_its_referrer_to_be_passed_on_and_none_that_leaves_can_reach_back()
    {
        var atlas = once.Atlas;
        foreach (var page in atlas.Pages.Where(page => page.Page is not null))
        {
            Assert.Equal((page.Path, 0), (page.Path, page.Page!.QuerySelectorAll("[referrerpolicy], meta[name=referrer], [ping]").Length));
            Nothing.Of(page.Page.QuerySelectorAll("a[href]").Where(link => !Address().IsMatch(link.GetAttribute("href")!)).Select(link => $"{page.Path}: {link.OuterHtml}"));
        }
    }

    /// <summary>Papers are for printing.</summary>
    [Fact]
    public void Every_staff_page_offers_to_sign_out() => Nothing.Of(once.Atlas.Pages
        .Where(page => page.Page is not null && page.Path.StartsWith("/staff", StringComparison.Ordinal) && page.Page.QuerySelector("a[href='/staff/sign-out']") is null && !page.Route.Contains("/documents/", StringComparison.Ordinal))
        .Select(page => page.Path));

    /// <summary>The form is kept by the visitor's own browser, and asked for anew each time, so that its back button loses nothing that was typed.</summary>
    private static bool IsForm(SeenPage page) => page.Route == "GET /offerings/{id}/register" && page.Headers["Cache-Control"] is "no-cache, private" or "private, no-cache";

    private static bool IsActive(IElement element) =>
        element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
        || (element.LocalName == "script" && !element.HasAttribute("src"));

    /// <summary>Empty where a text of staff named an address that is none: it was defused.</summary>
    [GeneratedRegex("^($|/|#|\\?|https?://|mailto:|tel:|webcal:)")]
    private static partial Regex Address();

    [GeneratedRegex("^/([a-z]+(-[0-9a-f]{10})?\\.(css|js|svg)|api/v1/openapi.json)$")]
    private static partial Regex Immutable();
}

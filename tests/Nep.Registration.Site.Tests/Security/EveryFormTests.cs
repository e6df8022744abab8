using System.Text;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>Every address that takes a form, asked of the running site: none acts on a form that this site did not make for this visitor.</summary>
[Collection(AtlasCollection.Name)]
public sealed class EveryFormTests(AtlasOnce once)
{
    [Fact]
    public async Task No_form_is_taken_without_its_token_with_a_forged_one_or_with_another_visitors()
    {
        var atlas = once.Atlas;
        using var other = atlas.Site.NewVisitor();
        var theirs = (await other.Page("/staff/sign-in")).QuerySelector("input[name=_token]")!.GetAttribute("value")!;
        var posts = atlas.Routes.Where(route => route.StartsWith("POST", StringComparison.Ordinal) && !route.Contains(" /api/", StringComparison.Ordinal)).ToList();
        Assert.True(posts.Count > 80);
        Nothing.Of(posts.Where(route => atlas.PathOf(route) is null));
        atlas.Store.Clear();

        var taken = new List<string>();
        foreach (var route in posts)
        {
            var path = await Open(route);
            foreach (var (how, content) in Forgeries(theirs))
            {
                using var answer = await Post(path, content);
                if ((int)answer.StatusCode is not (400 or 409 or 422) || atlas.Store.Writes > 0) taken.Add($"{route} {how}: {(int)answer.StatusCode}, {atlas.Store.Writes} writes, at {path}");
                atlas.Store.Clear();
            }
        }

        Nothing.Of(taken);
    }

    [Fact]
    public void Every_form_on_every_page_has_a_token_or_only_asks()
    {
        var atlas = once.Atlas;
        foreach (var page in atlas.Pages.Where(page => page.Page is not null && !page.Route.Contains("outbox/{id}/html", StringComparison.Ordinal)))
            foreach (var form in page.Page!.QuerySelectorAll("form:has(button)"))
                Assert.True(
                    string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase) == (form.QuerySelector("input[type=hidden][name=_token]") is not null),
                    $"{page.Path}: {form.OuterHtml}");
    }

    [Fact]
    public void Opening_any_page_or_link_changes_nothing()
    {
        var atlas = once.Atlas;
        Nothing.Of(atlas.WrittenWhileLooking);
        Assert.True(atlas.Pages.Count > 200);
    }

    /// <summary>The first real address of a route behind which there is something to act on.</summary>
    private async Task<string> Open(string route)
    {
        var paths = once.Atlas.PathsOf(route).Take(40).ToList();
        foreach (var path in paths)
        {
            using var answer = await Post(path, new FormUrlEncodedContent([]));
            if ((int)answer.StatusCode is not (404 or 403)) return path;
        }

        return paths[0];
    }

    private async Task<HttpResponseMessage> Post(string path, HttpContent content)
    {
        using (content) return await once.Atlas.VisitorOf(path).Client.PostAsync(path, content);
    }

    /// <summary>As another site's page could send it: with the visitor's cookies, in the types that need no leave.</summary>
    private static IEnumerable<(string How, HttpContent Content)> Forgeries(string theirs)
    {
        KeyValuePair<string, string>[] acts = [new("do", "save"), new("reason", "x"), new("agree", "on")];
        yield return ("without a token", new FormUrlEncodedContent(acts));
        yield return ("with a forged token", new FormUrlEncodedContent([.. acts, new("_token", "CfDJ8forged")]));
        yield return ("with another visitor's token", new FormUrlEncodedContent([.. acts, new("_token", theirs)]));
        yield return ("as plain text", new StringContent("do=save&reason=x", Encoding.UTF8, "text/plain"));
        yield return ("as JSON", new StringContent("{\"do\":\"save\"}", Encoding.UTF8, "application/json"));
    }
}

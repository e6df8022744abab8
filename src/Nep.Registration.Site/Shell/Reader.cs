using Microsoft.AspNetCore.Http;

namespace Nep.Registration.Site.Shell;

/// <summary>The language a visitor reads: what they chose last, otherwise what their browser asks for.</summary>
public static class Reader
{
    public const string Cookie = "language";

    public static Words WordsFor(HttpContext http)
    {
        if (http.Items[typeof(Words)] is Words known) return known;
        var words = Choose(http);
        http.Items[typeof(Words)] = words;
        return words;
    }

    private static Words Choose(HttpContext http)
    {
        var chosen = http.Request.Query["lang"].ToString();
        if (Words.Has(chosen))
        {
            SiteCookie.Keep(http, Cookie, chosen, TimeSpan.FromDays(365));
            return Words.In(chosen);
        }

        if (SiteCookie.Find(http, Cookie) is { } kept && Words.Has(kept)) return Words.In(kept);
        var asked = http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0])
            .FirstOrDefault(Words.Has);
        return Words.In(asked);
    }
}

using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace Nep.Registration.Process.Crashes;

/// <summary>Someone who registers for the institute without paying, or joins its waiting list.</summary>
internal sealed class Joiner(Uri site) : IDisposable
{
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site };

    /// <returns>The registration's page; null when the site says that something is wrong on its side.</returns>
    public async Task<string?> Join(string name)
    {
        var path = $"/offerings/{CrashFolder.Institute}/register";
        using var form = await client.GetAsync(path);
        using var reviewed = await Post(path, Fields(await Page(form)), "review", ("coming", "yes"), ("people[0].name", name), ("people[0].email", $"{name.Replace(' ', '.').ToLowerInvariant()}@schools.example"), ("code", "FREE"));
        if ((int)reviewed.StatusCode >= 500) return null;
        using var placed = await Post(path, Fields(await Page(reviewed)), "place", ("terms", "2026-09"));
        if ((int)placed.StatusCode >= 500) return null;
        return placed.StatusCode == HttpStatusCode.SeeOther
            ? placed.Headers.Location!.OriginalString
            : throw new InvalidOperationException($"{name} got {placed.StatusCode}: {(await Page(placed)).Body!.TextContent}");
    }

    public void Dispose() => client.Dispose();

    private Task<HttpResponseMessage> Post(string path, Dictionary<string, string> fields, string button, params (string Name, string Value)[] typed)
    {
        foreach (var (name, value) in typed.Append(("do", button))) fields[name] = value;
        return client.PostAsync(path, new FormUrlEncodedContent(fields));
    }

    private static Dictionary<string, string> Fields(IHtmlDocument page) => page.QuerySelectorAll("form[action$='/register'] input[type=hidden]")
        .Cast<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value);

    private static async Task<IHtmlDocument> Page(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return (IHtmlDocument)await BrowsingContext.New().OpenAsync(request => request.Content(text));
    }
}

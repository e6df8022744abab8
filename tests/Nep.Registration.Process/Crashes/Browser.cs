using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Nep.Registration.Process.Crashes;

/// <summary>Someone at a browser who, when no answer comes, waits a moment and sends the same again.</summary>
internal sealed class Browser(CrashingHost host) : IDisposable
{
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{host.Port}/"), Timeout = TimeSpan.FromSeconds(60) };

    public async Task<IHtmlDocument> Page(string path)
    {
        using var answer = await Ask(() => client.GetAsync(path));
        return answer.StatusCode == HttpStatusCode.OK ? await Read(answer) : throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
    }

    /// <summary>Whether a page opens to this person.</summary>
    public async Task<bool> MayOpen(string path)
    {
        using var answer = await Ask(() => client.GetAsync(path));
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Fills in a form of a page and presses a button.</summary>
    /// <returns>Where it leads; empty when it leads nowhere.</returns>
    public async Task<string> Press(IHtmlDocument page, string form, string? button, params (string Name, string Value)[] typed)
    {
        using var answer = await Send(page, form, button, typed);
        return answer.Headers.Location?.OriginalString ?? "";
    }

    /// <summary>Fills in a form that takes a file, chooses one, and presses a button.</summary>
    public async Task Attach(IHtmlDocument page, string form, string button, (string Field, string Name, byte[] Content) file, params (string Name, string Value)[] typed)
    {
        var (action, fields) = Filled(page, form, button, typed);
        using var answer = await Ask(() => client.PostAsync(action, Parts(fields, file)));
    }

    /// <summary>Fills in a form and reads the page that answers it.</summary>
    public async Task<IHtmlDocument> Fill(IHtmlDocument page, string form, string? button, params (string Name, string Value)[] typed)
    {
        using var answer = await Send(page, form, button, typed);
        return await Read(answer);
    }

    public void Dispose() => client.Dispose();

    private Task<HttpResponseMessage> Send(IHtmlDocument page, string form, string? button, (string Name, string Value)[] typed)
    {
        var (action, fields) = Filled(page, form, button, typed);
        return Ask(() => client.PostAsync(action, new FormUrlEncodedContent(fields)));
    }

    private static (string Action, List<KeyValuePair<string, string>> Fields) Filled(IHtmlDocument page, string form, string? button, (string Name, string Value)[] typed)
    {
        var element = page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"'{page.Title}' has no form '{form}'.");
        var fields = Fields(element);
        foreach (var (name, value) in typed)
        {
            fields.RemoveAll(field => field.Key == name);
            fields.Add(new(name, value));
        }

        if (button is not null && element.QuerySelector<IHtmlButtonElement>(button) is { } pressed) fields.Add(new(pressed.Name ?? "", pressed.Value ?? ""));
        var action = element.GetAttribute("action") is { Length: > 0 } to ? new Uri(new Uri(page.Url), to).PathAndQuery : new Uri(page.Url).PathAndQuery;
        return (action, fields);
    }

    private static MultipartFormDataContent Parts(List<KeyValuePair<string, string>> fields, (string Field, string Name, byte[] Content) file)
    {
        var parts = new MultipartFormDataContent { { new ByteArrayContent(file.Content), file.Field, file.Name } };
        foreach (var (name, value) in fields) parts.Add(new StringContent(value), name);
        return parts;
    }

    private async Task<HttpResponseMessage> Ask(Func<Task<HttpResponseMessage>> ask)
    {
        while (true)
        {
            await host.Serving();
            try
            {
                var answer = await ask();
                if ((int)answer.StatusCode < 500) return answer;
                throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {answer.StatusCode}.");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }
    }

    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form) =>
    [
        .. form.QuerySelectorAll("input[name], select[name], textarea[name]").SelectMany(element => element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => Array.Empty<KeyValuePair<string, string>>(),
            IHtmlInputElement { Type: "submit" or "button" or "file" } => [],
            IHtmlInputElement input => [new(input.Name!, input.Value)],
            IHtmlSelectElement select => [new(select.Name!, select.Value ?? "")],
            IHtmlTextAreaElement area => [new(area.Name!, area.Value)],
            _ => [],
        }),
    ];

    private static async Task<IHtmlDocument> Read(HttpResponseMessage answer)
    {
        var (text, address) = (await answer.Content.ReadAsStringAsync(), answer.RequestMessage!.RequestUri!.ToString());
        return (IHtmlDocument)await BrowsingContext.New().OpenAsync(request => request.Content(text).Address(address));
    }
}

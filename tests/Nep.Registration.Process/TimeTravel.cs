using System.Text.RegularExpressions;

namespace Nep.Registration.Process;

/// <summary>Moves a running host's clock through its time machine page.</summary>
internal static partial class TimeTravel
{
    public static Task OneHour(LocalProcess host) => Go(host, "1h");

    public static Task OneWeek(LocalProcess host) => Go(host, "7d");

    private static async Task Go(LocalProcess host, string to)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Base };
        var page = await client.GetStringAsync("time-machine");
        var fields = new Dictionary<string, string> { ["_token"] = Token().Match(page).Groups[1].Value, ["to"] = to };
        using var answer = await client.PostAsync("time-machine", new FormUrlEncodedContent(fields));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [GeneratedRegex("name=\"_token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

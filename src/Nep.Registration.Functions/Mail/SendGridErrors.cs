using System.Text.Json;
using SendGrid;

namespace Nep.Registration.Functions.Mail;

/// <summary>Why SendGrid refused, in its words, for the ledger.</summary>
internal static class SendGridErrors
{
    private const int Longest = 160;

    public static async Task<string> Read(Response answer)
    {
        var body = answer.Body is null ? "" : await answer.Body.ReadAsStringAsync();
        try
        {
            using var parsed = JsonDocument.Parse(body);
            var first = parsed.RootElement.GetProperty("errors")[0].GetProperty("message").GetString() ?? "";
            return first.Length <= Longest ? first : first[..Longest];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return "no reason given";
        }
    }
}

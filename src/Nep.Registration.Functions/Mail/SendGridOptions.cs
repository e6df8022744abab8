using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Nep.Registration.Functions.Mail;

/// <summary>
/// How to reach SendGrid. Settings: <c>SendGrid__ApiKey</c>, <c>SendGrid__FromAddress</c>, <c>SendGrid__FromName</c>,
/// <c>SendGrid__EventKeys</c>, <c>SendGrid__Sandbox</c>, and for tests <c>SendGrid__ApiBase</c>.
/// </summary>
/// <param name="FromAddress">The sender, of a domain that SendGrid has authenticated (SPF, DKIM).</param>
/// <param name="EventKeys">The public keys of the signed event webhook, as SendGrid shows them; all are accepted.</param>
/// <param name="Sandbox">SendGrid checks each request and delivers nothing.</param>
/// <param name="ApiBase">Another address to call instead of SendGrid's own.</param>
public sealed record SendGridOptions(
    string ApiKey, EmailAddress FromAddress, string FromName, IReadOnlyList<byte[]> EventKeys, bool Sandbox, Uri? ApiBase)
{
    private const string DefaultName = "Center for Equity Leadership";

    /// <summary>Only after <see cref="Complaints"/> had none.</summary>
    public static SendGridOptions From(IConfiguration configuration) => new(
        configuration["SendGrid:ApiKey"] ?? "", EmailAddress.Parse(configuration["SendGrid:FromAddress"] ?? ""), Name(configuration),
        [.. Keys(configuration).Select(Convert.FromBase64String)],
        string.Equals(configuration["SendGrid:Sandbox"], "true", StringComparison.OrdinalIgnoreCase),
        Uri.TryCreate(configuration["SendGrid:ApiBase"], UriKind.Absolute, out var address) ? address : null);

    /// <summary>One sentence for each thing that is wrong.</summary>
    public static IEnumerable<string> Complaints(IConfiguration configuration)
    {
        if (configuration["SendGrid:ApiKey"]?.StartsWith("SG.", StringComparison.Ordinal) != true)
            yield return "SendGrid__ApiKey must be an API key of SendGrid with the right to send mail (it begins with SG.).";
        if (!EmailAddress.TryParse(configuration["SendGrid:FromAddress"], out _))
            yield return "SendGrid__FromAddress must be the e-mail address that mail comes from, of a domain that SendGrid has authenticated.";
        if (!Name(configuration).All(c => char.IsAscii(c) && !char.IsControl(c)))
            yield return "SendGrid__FromName must be plain ASCII: SendGrid takes no other letters in a sender's name.";
        if (Keys(configuration) is var keys && (keys.Length == 0 || !keys.All(IsKey)))
            yield return "SendGrid__EventKeys must hold the verification key of the signed event webhook (base 64, as SendGrid shows it), or several with commas between them.";
        if (configuration["SendGrid:Sandbox"] is { Length: > 0 } sandbox && !bool.TryParse(sandbox, out _))
            yield return "SendGrid__Sandbox must be true or false.";
        if (!string.IsNullOrEmpty(configuration["SendGrid:ApiBase"]) && !Uri.TryCreate(configuration["SendGrid:ApiBase"], UriKind.Absolute, out _))
            yield return "SendGrid__ApiBase must be an address; leave it out to call SendGrid itself.";
    }

    private static string Name(IConfiguration configuration) => configuration["SendGrid:FromName"] is { Length: > 0 } name ? name : DefaultName;

    private static string[] Keys(IConfiguration configuration) =>
        (configuration["SendGrid:EventKeys"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsKey(string text)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            return true;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return false;
        }
    }
}

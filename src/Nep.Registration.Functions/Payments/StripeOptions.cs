using Microsoft.Extensions.Configuration;

namespace Nep.Registration.Functions.Payments;

/// <summary>How to reach Stripe. Settings: <c>Stripe__SecretKey</c>, <c>Stripe__WebhookSecrets</c>, and for tests <c>Stripe__ApiBase</c>.</summary>
/// <param name="SecretKey">A secret or restricted key; one that begins with sk_test_ or rk_test_ moves no money.</param>
/// <param name="WebhookSecrets">Every signing secret that is accepted, so that one can be changed without losing a notice.</param>
/// <param name="ApiBase">Another address to call instead of Stripe's own: its mock server.</param>
public sealed record StripeOptions(string SecretKey, IReadOnlyList<string> WebhookSecrets, Uri? ApiBase)
{
    /// <summary>
    /// The version of Stripe's API that this code is written against. The package pins it for every call; a test fails when a newer package
    /// brings another. Make the webhook endpoint with the same version.
    /// </summary>
    public const string ApiVersion = "2026-07-29.dahlia";

    public static StripeOptions From(IConfiguration configuration) => new(
        configuration["Stripe:SecretKey"] ?? "",
        (configuration["Stripe:WebhookSecrets"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
        Uri.TryCreate(configuration["Stripe:ApiBase"], UriKind.Absolute, out var address) ? address : null);

    /// <summary>One sentence for each thing that is wrong.</summary>
    public static IEnumerable<string> Complaints(IConfiguration configuration)
    {
        var options = From(configuration);
        if (!options.SecretKey.StartsWith("sk_", StringComparison.Ordinal) && !options.SecretKey.StartsWith("rk_", StringComparison.Ordinal))
            yield return "Stripe__SecretKey must be a secret or restricted key of Stripe (it begins with sk_ or rk_).";
        if (options.WebhookSecrets.Count == 0 || options.WebhookSecrets.Any(secret => !secret.StartsWith("whsec_", StringComparison.Ordinal)))
            yield return "Stripe__WebhookSecrets must hold the signing secret of the webhook endpoint (it begins with whsec_), or several with commas between them.";
        if (!string.IsNullOrEmpty(configuration["Stripe:ApiBase"]) && options.ApiBase is null)
            yield return "Stripe__ApiBase must be an address such as http://localhost:12111; leave it out to call Stripe itself.";
    }
}

namespace Nep.Registration.App.Webhooks;

/// <summary>What other programs can be told of.</summary>
public enum WebhookKind
{
    RegistrationConfirmed,
    RegistrationCancelled,

    /// <summary>People, seats or the price of a registration are others than before.</summary>
    RegistrationChanged,

    PaymentRecorded,

    /// <summary>A session's roster is closed: who was there is final, corrections aside.</summary>
    AttendanceClosed,

    /// <summary>For the first time, or corrected.</summary>
    CertificateIssued,
}

/// <summary>The name of an endpoint, as it stands in lists and addresses.</summary>
public readonly record struct WebhookId : IText<WebhookId>
{
    public const int Characters = 10;

    private readonly string? text;

    private WebhookId(string text) => this.text = text;

    public static WebhookId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' names no endpoint.");

    public static bool TryParse(string? text, out WebhookId value)
    {
        var ok = text is { Length: Characters } && text.All(Ids.IsBase32);
        value = ok ? new WebhookId(text!) : default;
        return ok;
    }

    public override string ToString() => text ?? "";
}

/// <summary>An address of another program that is told of what happens here.</summary>
/// <param name="Since">It is told of what happens from this instant on.</param>
public sealed record WebhookEndpoint(WebhookId Id, string Name, string Address, ValueList<WebhookKind> Kinds, Instant Since)
{
    /// <summary>How long the secret before the present one still signs, too.</summary>
    public static readonly Duration OldSecretLives = Duration.FromHours(24);

    /// <summary>Counts its secrets.</summary>
    public int Secret { get; init; } = 1;

    /// <summary>Since when the present secret is the present one; null for the first.</summary>
    public Instant? Rotated { get; init; }

    /// <summary>When it was removed; null while it stands.</summary>
    public Instant? Removed { get; init; }

    /// <summary>The secrets that sign at an instant, the present one first.</summary>
    public IEnumerable<int> SecretsAt(Instant now) => Rotated is { } since && now < since + OldSecretLives ? [Secret, Secret - 1] : [Secret];
}

/// <summary>Which addresses may be told.</summary>
/// <param name="Local">Also those of this machine and its network, over http too: only for trying things out.</param>
public sealed record WebhookReach(bool Local)
{
    private const int Longest = 500;

    /// <summary>Whether an address may be told at all. Where its name leads is looked at when it is called.</summary>
    public bool Allows(string address) =>
        address.Length <= Longest && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
        && address.All(c => c is > ' ' and <= '~' and not '\\') && (uri.Scheme == Uri.UriSchemeHttps || (Local && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}

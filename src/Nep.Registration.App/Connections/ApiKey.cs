namespace Nep.Registration.App.Connections;

/// <summary>What a program with a key may do. Each includes nothing but itself.</summary>
public enum ApiScope
{
    /// <summary>Offerings, registrations with their money, and attendance; nobody's name or address.</summary>
    Read,

    /// <summary>Names, e-mail addresses and organizations in what it may read.</summary>
    People,

    /// <summary>Saying who was at a session.</summary>
    Attendance,

    /// <summary>Registering people.</summary>
    Write,
}

/// <summary>The name of a key, as it stands in lists and histories: ten characters that open nothing.</summary>
public readonly record struct ApiKeyId : IText<ApiKeyId>
{
    public const int Characters = 10;

    private readonly string? text;

    private ApiKeyId(string text) => this.text = text;

    public static ApiKeyId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' names no key.");

    public static bool TryParse(string? text, out ApiKeyId value)
    {
        var ok = text is { Length: Characters } && text.All(Ids.IsBase32);
        value = ok ? new ApiKeyId(text!) : default;
        return ok;
    }

    public override string ToString() => text ?? "";
}

/// <summary>A key by which another program uses the API.</summary>
/// <param name="Name">Whose it is: "District data office".</param>
/// <param name="Hash">SHA-256 of its secret, in hexadecimal; the secret itself is kept nowhere.</param>
/// <param name="Expires">From this instant on it opens nothing; null for never.</param>
public sealed record ApiKey(ApiKeyId Id, string Name, ValueList<ApiScope> Scopes, string Hash, Instant Made, Instant? Expires)
{
    /// <summary>When staff took it back; null while they have not.</summary>
    public Instant? Revoked { get; init; }

    public bool May(ApiScope scope) => Scopes.Contains(scope);

    /// <summary>Why it opens nothing at an instant; null while it is good.</summary>
    public Refusal? ClosedAt(Instant now) => this switch
    {
        { Revoked: not null } => new ApiKeyRevoked(),
        { Expires: { } expires } when now >= expires => new ApiKeyExpired(),
        _ => null,
    };
}

/// <summary>No key came with the request, or one that is none of ours.</summary>
public sealed record ApiKeyUnknown : Refusal;

/// <summary>Staff took the key back.</summary>
public sealed record ApiKeyRevoked : Refusal;

/// <summary>The key's time is over.</summary>
public sealed record ApiKeyExpired : Refusal;

/// <summary>The key is good, but not for this.</summary>
/// <param name="Scope">What it lacks, as the API names it.</param>
public sealed record ApiScopeMissing(string Scope) : Refusal;

/// <summary>The key is used too often in too short a time.</summary>
public sealed record TooManyRequests(int Seconds) : Refusal;

using System.Security.Cryptography;
using System.Text;

namespace Nep.Registration.App.Letters;

/// <summary>
/// A reader of our mail, by a hash of their address: it can stand in a link and a row key without telling the address, and stays the same
/// whoever registers them, however they write it.
/// </summary>
public readonly record struct ReaderId : IText<ReaderId>
{
    private const int Characters = 26;

    private readonly string? text;

    private ReaderId(string text) => this.text = text;

    public static ReaderId Of(EmailAddress address) =>
        new(Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToString().ToLowerInvariant())), Characters));

    public static bool TryParse(string? text, out ReaderId value)
    {
        var ok = text is { Length: Characters } && text.All(Ids.IsBase32);
        value = ok ? new ReaderId(text!) : default;
        return ok;
    }

    public override string ToString() => text ?? "";
}

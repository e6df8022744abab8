using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Site.Participants.Registering;

/// <summary>
/// The number that one registration form carries from its first view to its last. The registration's id is made from it, so a form makes one
/// registration however often it is sent: by a double click, the back button or a second tab.
/// </summary>
public readonly record struct FormNumber : IText<FormNumber>
{
    /// <summary>130 bits, so that nobody guesses another person's form.</summary>
    private const int Characters = 26;

    private readonly string? text;

    private FormNumber(string text) => this.text = text;

    public static bool TryParse(string? text, out FormNumber value)
    {
        var ok = text is { Length: Characters } && text.All(Ids.IsBase32);
        value = ok ? new FormNumber(text!) : default;
        return ok;
    }

    public static FormNumber Draw(IChance chance)
    {
        Span<byte> bytes = stackalloc byte[(Characters * 5 + 7) / 8];
        chance.Fill(bytes);
        return new FormNumber(Ids.ToBase32(bytes, Characters));
    }

    /// <summary>The registration that this form makes in an offering.</summary>
    public RegistrationId RegistrationIn(OfferingId offering) => RegistrationId.Parse(
        Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes($"registration\n{offering}\n{this}")), RegistrationId.Characters));

    public override string ToString() => text ?? "";
}

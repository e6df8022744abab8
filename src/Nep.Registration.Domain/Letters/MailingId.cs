namespace Nep.Registration.Domain.Letters;

/// <summary>One mail to a list of people of an offering: 12 characters of base 32 in small letters, also the anchor of its letters.</summary>
public readonly record struct MailingId : IText<MailingId>
{
    public const int Characters = 12;

    private readonly string? text;

    private MailingId(string text) => this.text = text;

    public static MailingId Parse(string text) => Ids.Parse<MailingId>(text);

    public static bool TryParse(string? text, out MailingId value)
    {
        var ok = text is { Length: Characters } && text.All(c => !char.IsAsciiLetterUpper(c) && Ids.IsBase32(char.ToUpperInvariant(c)));
        value = ok ? new MailingId(text!) : default;
        return ok;
    }

    public override string ToString() => text ?? "";
}

namespace Nep.Registration.Domain.Letters;

/// <summary>The key under which a letter stands in the mail ledger: registration, kind, person, anchor.</summary>
public readonly record struct LetterKey : IText<LetterKey>
{
    private readonly string? text;

    private LetterKey(string text) => this.text = text;

    public static LetterKey Parse(string text) => Ids.Parse<LetterKey>(text);

    public static bool TryParse(string? text, out LetterKey value)
    {
        var ok = text is { Length: > 0 and <= 200 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '|' or '-' or '.' or ':' or '_');
        value = ok ? new LetterKey(text!) : default;
        return ok;
    }

    public override string ToString() => text ?? "";
}

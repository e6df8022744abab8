namespace Nep.Registration.Domain.Admissions;

/// <summary>One application: 16 characters of Crockford's base 32 (80 bits of chance). It tells nothing of who applies.</summary>
public readonly record struct ApplicationId : IText<ApplicationId>
{
    public const int Characters = 16;

    private readonly string? text;

    private ApplicationId(string text) => this.text = text;

    public static ApplicationId Parse(string text) => Ids.Parse<ApplicationId>(text);

    public static bool TryParse(string? text, out ApplicationId value)
    {
        var ok = text is { Length: Characters } && text.All(Ids.IsBase32);
        value = ok ? new ApplicationId(text!) : default;
        return ok;
    }

    /// <summary>The last six characters, enough to tell applications apart in a list; what a reviewer knows an application by.</summary>
    public string Short => ToString() is { Length: Characters } whole ? whole[^6..] : "";

    public override string ToString() => text ?? "";
}

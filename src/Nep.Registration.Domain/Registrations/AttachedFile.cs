namespace Nep.Registration.Domain.Registrations;

/// <summary>A file that someone sent in, as its registration names it.</summary>
/// <param name="Name">As its sender called it; only for showing.</param>
public sealed record AttachedFile(FileId Id, string Name, FileKind Kind, int Bytes);

/// <summary>The kinds of file that are taken.</summary>
public enum FileKind
{
    Pdf,
    Png,
    Jpeg,
}

/// <summary>A kept file: 26 characters of Crockford's base 32, made from its content.</summary>
public readonly record struct FileId : IText<FileId>
{
    public const int Characters = 26;

    private readonly string? text;

    private FileId(string text) => this.text = text;

    public static FileId Parse(string text) => Ids.Parse<FileId>(text);

    public static bool TryParse(string? text, out FileId value)
    {
        var ok = text is { Length: Characters } && text.All(Ids.IsBase32);
        value = ok ? new FileId(text!) : default;
        return ok;
    }

    public override string ToString() => text ?? "";
}

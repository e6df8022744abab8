using System.Collections.Concurrent;
using Nep.Registration.App.Language;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Letters;

/// <summary>The project's own wording of every letter, one file per kind and language, each compiled when it is first needed.</summary>
public static class LetterTemplates
{
    private const string SignInName = "SignIn";

    /// <summary>Looking at drafts compiles them too, so what is kept has a limit.</summary>
    private const int MostWorded = 500;

    private static readonly ConcurrentDictionary<(LetterKind Kind, Wording Wording), LetterTemplate?> Worded = new();
    private static readonly ConcurrentDictionary<(string Language, LetterKind Kind), LetterTemplate> Compiled = new();
    private static readonly Lazy<LetterTemplate> CompiledSignIn = new(() => LetterTemplate.Parse(Text(Words.English, SignInName)!, Placeholders.SignIn));

    /// <summary>To staff, in English.</summary>
    public static LetterTemplate SignIn => CompiledSignIn.Value;

    public static LetterTemplate Of(string language, LetterKind kind) => Compiled.GetOrAdd(
        (language, kind),
        static key => LetterTemplate.Parse(
            TextOf(key.Language, key.Kind) ?? throw new KeyNotFoundException($"No letter {key.Kind} in '{key.Language}'."), Placeholders.Of(key.Kind)));

    /// <summary>Staff's own wording of a letter, compiled once for the same words; null when it is not sound.</summary>
    public static LetterTemplate? Of(LetterKind kind, Wording wording)
    {
        if (Worded.TryGetValue((kind, wording), out var known)) return known;
        if (Worded.Count >= MostWorded) Worded.Clear();
        var text = LetterTemplate.Join(wording);
        var sound = TemplateCheck.Faults(text, Placeholders.Of(kind)).Count == 0;
        return Worded[(kind, wording)] = sound ? LetterTemplate.Parse(text, Placeholders.Of(kind)) : null;
    }

    /// <summary>The standard wording in its three parts, for staff to start from.</summary>
    public static Wording Standard(string language, LetterKind kind)
    {
        var parts = LetterTemplate.Split(TextOf(language, kind) ?? throw new KeyNotFoundException($"No letter {kind} in '{language}'."))!;
        return new Wording(parts.Subject, parts.Preview, parts.Body);
    }

    /// <summary>A template as it was written, for staff to start from; null where there is none.</summary>
    public static string? TextOf(string language, LetterKind kind) => Text(language, kind.ToString());

    private static string? Text(string language, string name)
    {
        using var stream = typeof(LetterTemplates).Assembly.GetManifestResourceStream($"letters/{language}/{name}.md");
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}

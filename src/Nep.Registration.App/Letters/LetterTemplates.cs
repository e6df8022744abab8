using System.Collections.Concurrent;
using Nep.Registration.App.Language;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Letters;

/// <summary>The project's own wording of every letter, one file per kind and language, each compiled when it is first needed.</summary>
public static class LetterTemplates
{
    private const string SignInName = "SignIn";

    private static readonly ConcurrentDictionary<(string Language, LetterKind Kind), LetterTemplate> Compiled = new();
    private static readonly Lazy<LetterTemplate> CompiledSignIn = new(() => LetterTemplate.Parse(Text(Words.English, SignInName)!, Placeholders.SignIn));

    /// <summary>To staff, in English.</summary>
    public static LetterTemplate SignIn => CompiledSignIn.Value;

    public static LetterTemplate Of(string language, LetterKind kind) => Compiled.GetOrAdd(
        (language, kind),
        static key => LetterTemplate.Parse(
            TextOf(key.Language, key.Kind) ?? throw new KeyNotFoundException($"No letter {key.Kind} in '{key.Language}'."), Placeholders.Of(key.Kind)));

    /// <summary>A template as it was written, for staff to start from; null where there is none.</summary>
    public static string? TextOf(string language, LetterKind kind) => Text(language, kind.ToString());

    private static string? Text(string language, string name)
    {
        using var stream = typeof(LetterTemplates).Assembly.GetManifestResourceStream($"letters/{language}/{name}.md");
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}

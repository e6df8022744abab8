using System.Collections.Frozen;
using Nep.Registration.App.Mailings;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Letters;

/// <summary>What one offering's staff say in its letters, ready to be filled in. Whatever they do not say, the standard wording does.</summary>
public sealed class Wordings(IEnumerable<KeyValuePair<WordingName, Wording>> own)
{
    private readonly FrozenDictionary<WordingName, Wording> own = own.ToFrozenDictionary();

    /// <summary>The standard wording of everything.</summary>
    public static Wordings Standard { get; } = new([]);

    public IReadOnlyDictionary<WordingName, Wording> Own => own;

    /// <summary>Whether some reminder rule has words of its own in some language.</summary>
    public bool HasRules => own.Keys.Any(name => name.Rule is not null);

    /// <summary>
    /// The template of a letter: its rule's own, else its kind's, else the standard one. A wording that was sound when it was kept but names
    /// something that this version no longer has is passed over: its readers get the standard letter rather than none.
    /// </summary>
    public LetterTemplate TemplateOf(string language, LetterKind kind, string? rule) =>
        (rule is null ? null : Sound(new WordingName(kind, language, rule)))
        ?? Sound(new WordingName(kind, language))
        ?? LetterTemplates.Of(language, kind);

    /// <summary>What mailings say, by their id.</summary>
    public IReadOnlyDictionary<string, MailingFile> Mailings { get; private init; } = FrozenDictionary<string, MailingFile>.Empty;

    /// <summary>The same wordings, and what some mailings say.</summary>
    public Wordings With(IEnumerable<MailingFile> mailings) => new(own) { Mailings = mailings.ToFrozenDictionary(file => $"{file.Id}") };

    /// <summary>What a mailing says to readers of a language: in it, or else in the mailing's first one.</summary>
    /// <exception cref="KeyNotFoundException">The mailing's text is not at hand: nothing else may go out in its place.</exception>
    public LetterTemplate TemplateOf(string language, Letter letter) =>
        LetterTemplates.Of(letter.Kind, TextOf(letter, language).Wording) ?? throw new KeyNotFoundException($"The text of mailing {letter.Anchor} cannot be used any more.");

    /// <summary>
    /// The language that a reader gets a letter in: their own, unless staff wrote to a list in another only. Then all of that mail is in it,
    /// dates and all.
    /// </summary>
    public string LanguageOf(Letter letter, string reader) => letter.Kind.IsToList() ? TextOf(letter, reader).Language : reader;

    private MailingText TextOf(Letter letter, string language) =>
        Mailings[letter.Anchor].Texts is var texts && texts.FirstOrDefault(one => one.Language == language) is { } own ? own : texts[0];

    private LetterTemplate? Sound(WordingName name) => own.TryGetValue(name, out var wording) ? LetterTemplates.Of(name.Kind, wording) : null;
}

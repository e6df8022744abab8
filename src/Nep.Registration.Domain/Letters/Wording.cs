using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Letters;

/// <summary>Which letters of an offering a wording is for: all of one kind in one language, or those of one reminder rule alone.</summary>
/// <param name="Language">"en" or "es": the language of the readers.</param>
/// <param name="Rule">The reminder rule that it is for; null for every letter of the kind that has no wording of its rule's own.</param>
public sealed record WordingName(LetterKind Kind, string Language, string? Rule = null)
{
    public override string ToString() => Rule is null ? $"{Kind}|{Language}" : $"{Kind}|{Language}|{Rule}";
}

/// <summary>What an offering's staff say in a letter in place of the project's own words. Placeholders stand between double braces.</summary>
/// <param name="Preview">What a mail program shows beside the subject.</param>
/// <param name="Body">The letter, in Markdown.</param>
public sealed record Wording(string Subject, string Preview, string Body);

/// <summary>What happened to the wording of an offering's letters.</summary>
public abstract record WordingEvent
{
    private WordingEvent() { }

    /// <summary>From now on the letter says this. What was sent before stays as it was.</summary>
    public sealed record LetterWorded(WordingName Name, Wording Wording, string Reason) : WordingEvent;

    /// <summary>The letter says again what the project says everywhere.</summary>
    public sealed record StandardWordingRestored(WordingName Name, string Reason) : WordingEvent;
}

/// <summary>The rules of wording a letter. Whether the text itself is sound is looked at before.</summary>
public static class WordingDecider
{
    /// <param name="known">What stands now; null for the standard wording.</param>
    /// <param name="wanted">What shall stand; null for the standard wording.</param>
    public static Ruling<WordingEvent> Decide(WordingName name, Wording? known, Wording? wanted, string reason)
    {
        if (known == wanted) return Ruling<WordingEvent>.Nothing;
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        if (OfferingRules.Reason(reason).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        return wanted is null
            ? new WordingEvent.StandardWordingRestored(name, reason.Trim())
            : new WordingEvent.LetterWorded(name, wanted, reason.Trim());
    }
}

using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Letters;

/// <summary>
/// Looks a wording over before it is kept, field by field: nothing may be empty or endless, every placeholder must be one that the letter has,
/// and what its reader cannot do without must be said.
/// </summary>
public static class WordingCheck
{
    public const int LongestLine = OfferingRules.LongestText;
    public const int LongestBody = OfferingRules.LongestDescription;

    public static ValueList<Fault> Faults(WordingName name, Wording wording)
    {
        var placeholders = Placeholders.Of(name.Kind);
        ValueList<Fault> faults =
        [
            .. Line("subject", wording.Subject), .. Line("preview", wording.Preview), .. Body(wording.Body),
            .. Said("subject", wording.Subject, placeholders), .. Said("preview", wording.Preview, placeholders), .. Said("body", wording.Body, placeholders),
            .. Unsaid(name, wording.Body, placeholders),
        ];
        return faults.Count == 0 && LetterTemplate.WhatDoesNotCompile(LetterTemplate.Join(wording)) is { } why ? [new Fault("body", "TemplateUnreadable", why)] : faults;
    }

    private static IEnumerable<Fault> Line(string field, string text) =>
        text.Length == 0 ? [new Fault(field, "Missing")]
        : text.Length > LongestLine ? [new Fault(field, "TooLong", $"{LongestLine}")]
        : text.Any(char.IsControl) ? [new Fault(field, "ControlCharacters")]
        : [];

    private static IEnumerable<Fault> Body(string text) =>
        text.Length == 0 ? [new Fault("body", "Missing")]
        : text.Length > LongestBody ? [new Fault("body", "TooLong", $"{LongestBody}")]
        : text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? [new Fault("body", "ControlCharacters")]
        : [];

    private static IEnumerable<Fault> Said(string field, string text, ValueList<Placeholder> placeholders) =>
        TemplateCheck.FaultsOfPart(text, placeholders).Select(fault => fault.In(field));

    /// <summary>A letter of one rule's own may leave out whatever the other letters say already, but never how to stop optional mail.</summary>
    private static IEnumerable<Fault> Unsaid(WordingName name, string body, ValueList<Placeholder> placeholders) =>
        from placeholder in placeholders
        where placeholder.Needed.Contains(name.Kind) && (name.Rule is null || name.Kind == LetterKind.Survey)
        where !TemplateCheck.Says(body, placeholder.Name)
        select new Fault("body", "PlaceholderMissing", $"{{{{{placeholder.Name}}}}}");
}

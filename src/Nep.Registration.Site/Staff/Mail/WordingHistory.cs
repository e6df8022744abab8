using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>Who changed which letter, when and why, in plain words.</summary>
public static class WordingHistory
{
    public static IReadOnlyList<PastEntry> Of(IReadOnlyList<HistoryEntry<WordingEvent>> history) =>
        [.. history.SelectMany(entry => entry.Events.Select(happened => Entry(entry, happened)))];

    private static PastEntry Entry(HistoryEntry<WordingEvent> entry, WordingEvent happened)
    {
        (string what, IReadOnlyList<string> details) = happened switch
        {
            WordingEvent.LetterWorded(var name, var wording, var reason) => ($"{Title(name)} worded", [$"Subject: {wording.Subject}", $"Why: “{reason}”"]),
            WordingEvent.StandardWordingRestored(var name, var reason) => ($"{Title(name)} back to the standard wording", (string[])[$"Why: “{reason}”"]),
            _ => throw new UnreachableException(),
        };
        return new PastEntry(entry.At, what, StaffText.Name(entry.By), details);
    }

    /// <summary>"The reminder of rule “week”, English".</summary>
    public static string Title(WordingName name) =>
        $"{StaffText.Capital(MailText.Letter(name.Kind))}{(name.Rule is null ? "" : $" of rule “{name.Rule}”")}, {Language(name.Language)}";

    public static string Language(string language) => language == Words.Spanish ? "Spanish" : "English";
}

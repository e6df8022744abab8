using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Mail;

/// <param name="Done">What the last post did, in words.</param>
public sealed record LettersModel(Offering Offering, Wordings Wordings, IReadOnlyList<PastEntry> History, string? Done)
{
    /// <summary>The letters that an offering sends: those about applying only where people apply.</summary>
    public static IEnumerable<LetterKind> Kinds(Offering offering) =>
        Enum.GetValues<LetterKind>().Where(kind => !kind.IsAboutApplying() || offering.Details.Entry.Admission is not null);

    /// <summary>Whom a letter reaches.</summary>
    public static string To(LetterKind kind) => kind switch
    {
        LetterKind.InterviewerNotice => "whoever holds it",
        _ when kind.IsToMember() => "someone of the team",
        _ when kind.IsToReferee() => "a referee",
        _ when kind.IsAboutApplying() => "the applicant",
        _ when kind.IsToRegistrar() => "the registrar",
        _ => "each participant",
    };

    /// <summary>The page on which a letter is worded.</summary>
    public static string Path(Offering offering, WordingName name) =>
        offering.Path($"/mail/letters/{name.Kind}/{name.Language}{(name.Rule is null ? "" : $"?rule={Uri.EscapeDataString(name.Rule)}")}");
}

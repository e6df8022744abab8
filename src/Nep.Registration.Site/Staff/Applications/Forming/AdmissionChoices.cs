using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Applications.Forming;

/// <summary>The lists to choose from in the form of an admission.</summary>
internal static class AdmissionChoices
{
    public static readonly Option[] Kinds =
    [
        new(nameof(FormQuestionKind.ShortText), "a line"), new(nameof(FormQuestionKind.LongText), "some paragraphs"), new(nameof(FormQuestionKind.Choice), "a choice"),
        new(nameof(FormQuestionKind.Number), "a number"), new(nameof(FormQuestionKind.Link), "a link"), new(nameof(FormQuestionKind.File), "a file"),
    ];

    /// <summary>What a referee may be asked for: no file.</summary>
    public static readonly Option[] ReferenceKinds = Kinds[..^1];

    public static readonly Option[] Sights =
        [new(nameof(AnswerSight.Staff), "registrars and reviewers"), new(nameof(AnswerSight.Needs), "only who arranges access")];

    public static readonly Option[] Applying = [new("", "One person alone"), new("team", "A team together")];

    public static readonly Option[] Counts = [new("teams", "seats count teams"), new("people", "seats count people")];

    public static readonly Option[] Tuitions =
    [
        new("free", "Nobody pays"), new("sponsored", "A sponsor pays for everyone"), new("parts", "A deposit and dated parts"), new("yearly", "The same amount each year"),
    ];

    public static string Kind(FormQuestionKind kind) => Kinds.First(option => option.Value == kind.ToString()).Text;
}

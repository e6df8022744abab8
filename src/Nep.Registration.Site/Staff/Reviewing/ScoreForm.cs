using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>The form in which a reviewer scores.</summary>
internal static class ScoreForm
{
    /// <summary>Fields of the page's other forms.</summary>
    private static readonly string[] Others = ["because", "reason", "note"];

    public static PostedForm Of(Review review) => FormRows.Fill(
    [
        ("comment", review.Comment), .. review.Scores.Select(score => ($"score.{score.Criterion}", $"{score.Value}")),
    ]);

    /// <summary>The scores as they are kept, beside what was typed in another form of the page.</summary>
    public static PostedForm Beside(Review review, PostedForm typed) => FormRows.Fill(
    [
        ("comment", review.Comment), .. review.Scores.Select(score => ($"score.{score.Criterion}", $"{score.Value}")),
        .. Others.Where(typed.Has).Select(field => (field, typed[field])),
    ]);

    public static ValueList<Score> Read(PostedForm form, Rubric rubric) =>
    [
        .. from criterion in rubric.Criteria
           let typed = form.Text($"score.{criterion.Key}")
           where typed.Length > 0
           select new Score(criterion.Key, int.TryParse(typed, out var value) ? value : 0),
    ];
}

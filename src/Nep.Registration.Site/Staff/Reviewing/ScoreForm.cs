using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>The form in which a reviewer scores.</summary>
internal static class ScoreForm
{
    public static PostedForm Of(Review review) => FormRows.Fill(
    [
        ("comment", review.Comment), .. review.Scores.Select(score => ($"score.{score.Criterion}", $"{score.Value}")),
    ]);

    public static ValueList<Score> Read(PostedForm form, Rubric rubric) =>
    [
        .. from criterion in rubric.Criteria
           let typed = form.Text($"score.{criterion.Key}")
           where typed.Length > 0
           select new Score(criterion.Key, int.TryParse(typed, out var value) ? value : 0),
    ];
}

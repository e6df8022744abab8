using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Deciding;

/// <summary>Reads what staff decide: about one application, a stretch of the board, or all that nothing was decided about.</summary>
internal static class DecisionForm
{
    /// <summary>The decisions that a form asks for; what is wrong with it is noted in it.</summary>
    public static IReadOnlyList<DraftedDecision> Read(PostedForm form, ReviewBoard? board, CandidateSheet sheet, IReadOnlyDictionary<ApplicationId, DraftedDecision> held)
    {
        if (!Enum.TryParse<Decision>(form["decision"], out var decision) || !Enum.IsDefined(decision)) form.Note("decision", "NotAChoice");
        var chosen = Chosen(form, board, sheet, held);
        var first = decision == Decision.Alternate ? FirstRank(form, held, sheet, chosen) : 0;
        if (form.IsFaulty) return [];
        return [.. chosen.Select((id, at) => new DraftedDecision(id, decision, decision == Decision.Alternate ? first + at : null, form.Text("note"), form.Text("reason"), default, default))];
    }

    private static List<ApplicationId> Chosen(PostedForm form, ReviewBoard? board, CandidateSheet sheet, IReadOnlyDictionary<ApplicationId, DraftedDecision> held)
    {
        var open = sheet.UnderReview.Select(one => one.Id).ToHashSet();
        switch (form["who"])
        {
            case "one":
                return ApplicationId.TryParse(form["application"], out var id) && open.Contains(id) ? [id] : [];
            case "rest":
                return [.. InOrder(form, board, open).Where(one => !held.ContainsKey(one))];
            default:
                var (from, through) = (form.Number("from"), form.Number("through"));
                return [.. InOrder(form, board, open).Where(one => RankOf(form, board, one) is > 0 and var rank && rank >= from && rank <= through)];
        }
    }

    private static IEnumerable<ApplicationId> InOrder(PostedForm form, ReviewBoard? board, HashSet<ApplicationId> open) =>
        open.OrderBy(one => RankOf(form, board, one) is > 0 and var rank ? rank : int.MaxValue).ThenBy(one => one.ToString(), StringComparer.Ordinal);

    private static int RankOf(PostedForm form, ReviewBoard? board, ApplicationId id) =>
        board?.Rows.FirstOrDefault(row => row.Application == id) is { } row ? form["by"] == "raw" ? row.RawRank : row.Rank : 0;

    /// <summary>The stated place in line, or the one after the last.</summary>
    private static int FirstRank(PostedForm form, IReadOnlyDictionary<ApplicationId, DraftedDecision> held, CandidateSheet sheet, List<ApplicationId> chosen)
    {
        if (form.Text("rank").Length > 0) return Math.Max(1, form.Number("rank"));
        var taken = held.Values.Where(one => !chosen.Contains(one.Application)).Select(one => one.Rank).Concat(sheet.All.Select(one => one.Rank));
        return (taken.Max() ?? 0) + 1;
    }
}

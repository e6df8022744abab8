using System.Globalization;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>How staff pages write scores, reviews and what happened to them.</summary>
public static class ReviewText
{
    public static string Score(double? score) => score?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";

    public static string Rank(int rank) => rank == 0 ? "–" : rank.ToString(CultureInfo.InvariantCulture);

    /// <summary>"+3.2" for whoever scores higher than the others.</summary>
    public static string Leniency(double? points) => points is { } value ? value.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) : "–";

    public static (string Class, string Words) Chip(ReviewStatus status) => status switch
    {
        ReviewStatus.Assigned => ("chip", "To do"),
        ReviewStatus.Begun => ("chip chip-now", "Begun"),
        ReviewStatus.Submitted => ("chip chip-settled", "Submitted"),
        ReviewStatus.Recused => ("chip chip-stopped", "Stepped aside"),
        ReviewStatus.TakenOff => ("chip chip-stopped", "Taken off"),
        _ => throw new UnreachableException(),
    };

    public static string How(AssignedBy how) => how switch
    {
        AssignedBy.Staff => "by staff",
        AssignedBy.Draw => "by draw",
        AssignedBy.OwnChoice => "by own choice",
        _ => throw new UnreachableException(),
    };

    public static string Conflict(Conflict conflict) => conflict switch
    {
        Domain.Admissions.Reviewing.Conflict.SamePerson(var address) => $"is in the application, as {address}",
        Domain.Admissions.Reviewing.Conflict.SameOrganization(var name) => $"same district or organization: {name}",
        Domain.Admissions.Reviewing.Conflict.SameMail(var domain) => $"same organization’s mail: {domain}",
        Domain.Admissions.Reviewing.Conflict.Declared(var reason) => $"declared: {reason}",
        _ => throw new UnreachableException(),
    };

    public static IEnumerable<PastEntry> Past(IEnumerable<HistoryEntry<PanelEvent>> history) =>
        history.SelectMany(entry => entry.Events.Select(happened => new PastEntry(entry.At, What(happened), StaffText.Name(entry.By), [.. Why(happened)])));

    public static IEnumerable<PastEntry> Past(IEnumerable<HistoryEntry<ReviewEvent>> history, Rubric? rubric) =>
        history.SelectMany(entry => entry.Events.Select(happened => new PastEntry(entry.At, What(happened), StaffText.Name(entry.By), [.. Details(happened, rubric)])));

    private static string What(PanelEvent happened) => happened switch
    {
        PanelEvent.RubricSet e => $"Rubric, version {e.Rubric.Version}",
        PanelEvent.RubricTaken e => $"Round {e.Round} goes by version {e.Version} of the rubric; what was scored by another is asked for again",
        PanelEvent.ReviewerSeated e => $"{e.Reviewer.Name} reviews",
        PanelEvent.ReviewerUnseated e => $"{e.Address} no longer reviews",
        PanelEvent.RoundOpened e => $"Round {e.Round.Number} opened: {e.Round.Title}, {StaffText.Count(e.Round.Each, "reviewer", "reviewers")} for each application",
        PanelEvent.ReviewersDrawn e => $"Draw {e.Draw.Number}: {StaffText.Count(e.Draw.Drawn, "review", "reviews")} for {StaffText.Count(e.Draw.Applications, "application", "applications")}",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<string> Why(PanelEvent happened)
    {
        var why = happened switch
        {
            PanelEvent.RubricSet e => e.Reason,
            PanelEvent.RubricTaken e => e.Reason,
            PanelEvent.ReviewerSeated e => e.Reason,
            PanelEvent.ReviewerUnseated e => e.Reason,
            PanelEvent.RoundOpened e => e.Reason,
            PanelEvent.ReviewersDrawn e => $"Seed: {e.Draw.Seed}",
            _ => throw new UnreachableException(),
        };
        return why.Length > 0 ? [why] : [];
    }

    private static string What(ReviewEvent happened) => happened switch
    {
        ReviewEvent.ReviewAssigned e => $"Assigned {How(e.How)}",
        ReviewEvent.ReviewSaved => "Saved, not submitted",
        ReviewEvent.ReviewSubmitted e => $"Submitted by version {e.Rubric} of the rubric",
        ReviewEvent.ReviewerRecused e => e.Conflict ? "Stepped aside for a conflict of interest" : "Stepped aside",
        ReviewEvent.ReviewerTakenOff => "Taken off by staff",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<string> Details(ReviewEvent happened, Rubric? rubric) => happened switch
    {
        ReviewEvent.ReviewAssigned or ReviewEvent.ReviewSaved => [],
        ReviewEvent.ReviewSubmitted e => [Scores(e.Scores, rubric)],
        ReviewEvent.ReviewerRecused e => [e.Reason, .. Excluded(e.Excluded, rubric)],
        ReviewEvent.ReviewerTakenOff e => [e.Reason, .. Excluded(e.Excluded, rubric)],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<string> Excluded(ValueList<Score> scores, Rubric? rubric) => scores.Count > 0 ? [$"No longer counted: {Scores(scores, rubric)}"] : [];

    private static string Scores(ValueList<Score> scores, Rubric? rubric) =>
        string.Join(", ", scores.Select(score => $"{rubric?.Criteria.FirstOrDefault(one => one.Key == score.Criterion)?.Name ?? score.Criterion} {score.Value}"));

    /// <summary>Whether an offering takes applications, so that it has these pages.</summary>
    internal static bool IsByApplication(Offering offering) => offering.Details.Entry.Admission is not null;
}

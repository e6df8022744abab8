using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>The rules of a panel: its rubric in versions, its reviewers, its rounds and draws.</summary>
public static class PanelDecider
{
    public const int MostEach = 10;
    public const int LongestSeed = 200;

    public static Ruling<PanelEvent> Decide(Panel panel, PanelCommand command, Instant now) => command switch
    {
        PanelCommand.SetRubric set => Set(panel, set, now),
        PanelCommand.TakeRubric take => Take(panel, take, now),
        PanelCommand.SeatReviewer seat => Seat(panel, seat, now),
        PanelCommand.UnseatReviewer unseat => Unseat(panel, unseat, now),
        PanelCommand.OpenRound open => Open(panel, open, now),
        PanelCommand.DrawReviewers draw => DrawFor(panel, draw, now),
        _ => throw new UnreachableException(),
    };

    public static Panel Evolve(Panel panel, PanelEvent happened) => Fold(panel, happened) with { Version = panel.Version + 1 };

    private static Panel Fold(Panel panel, PanelEvent happened) => happened switch
    {
        PanelEvent.RubricSet e => panel with { Rubrics = panel.Rubrics.Add(e.Rubric) },
        PanelEvent.RubricTaken e => panel with { Rounds = panel.Rounds.Map(round => round.Number == e.Round ? round with { Rubric = e.Version } : round) },
        PanelEvent.ReviewerSeated e when panel.Reviewer(e.Reviewer.Address) is not null =>
            panel with { Reviewers = panel.Reviewers.Map(one => one.Address == e.Reviewer.Address ? e.Reviewer : one) },
        PanelEvent.ReviewerSeated e => panel with { Reviewers = panel.Reviewers.Add(e.Reviewer) },
        PanelEvent.ReviewerUnseated e => panel with { Reviewers = [.. panel.Reviewers.Where(one => one.Address != e.Address)] },
        PanelEvent.RoundOpened e => panel with { Rounds = panel.Rounds.Add(e.Round) },
        PanelEvent.ReviewersDrawn e => panel with { Draws = panel.Draws.Add(e.Draw) },
        _ => throw new UnreachableException(),
    };

    private static Ruling<PanelEvent> Set(Panel panel, PanelCommand.SetRubric set, Instant now)
    {
        if (panel.Newest?.Criteria == set.Criteria) return Ruling<PanelEvent>.Nothing;
        if (set.BasedOn != (panel.Newest?.Version ?? 0)) return new RubricChangedMeanwhile();
        ValueList<Fault> faults = [.. RubricRules.Check(set.Criteria), .. OfferingRules.Reason(set.Reason)];
        if (faults.Count > 0) return new FormFaulty(faults);
        if (panel.Newest is not null && string.IsNullOrWhiteSpace(set.Reason)) return new ReasonMissing();
        return new PanelEvent.RubricSet(new Rubric(set.BasedOn + 1, set.Criteria), set.Reason.Trim(), now);
    }

    private static Ruling<PanelEvent> Take(Panel panel, PanelCommand.TakeRubric take, Instant now)
    {
        if (panel.Round(take.Round) is not { } round) return new RoundNotFound();
        if (panel.Rubric(take.Version) is null) return new RubricMissing();
        if (round.Rubric == take.Version) return Ruling<PanelEvent>.Nothing;
        return Reasons.Refuse(take.Reason) ?? (Ruling<PanelEvent>)new PanelEvent.RubricTaken(take.Round, take.Version, take.Reason.Trim(), now);
    }

    private static Ruling<PanelEvent> Seat(Panel panel, PanelCommand.SeatReviewer seat, Instant now)
    {
        var reviewer = seat.Reviewer;
        if (panel.Reviewer(reviewer.Address) == reviewer) return Ruling<PanelEvent>.Nothing;
        ValueList<Fault> faults =
        [
            .. FormRules.Name("name", reviewer.Name), .. OfferingRules.Reason(seat.Reason),
            .. reviewer.Organizations.SelectMany(name => OfferingRules.Line("organizations", name)),
            .. panel.Reviewers.Count >= Panel.MostReviewers ? [new Fault("address", "TooLarge", $"{Panel.MostReviewers}")] : Array.Empty<Fault>(),
        ];
        return faults.Count > 0 ? new FormFaulty(faults) : new PanelEvent.ReviewerSeated(reviewer, seat.Reason.Trim(), now);
    }

    private static Ruling<PanelEvent> Unseat(Panel panel, PanelCommand.UnseatReviewer unseat, Instant now)
    {
        if (panel.Reviewer(unseat.Address) is null) return Ruling<PanelEvent>.Nothing;
        return Reasons.Refuse(unseat.Reason) ?? (Ruling<PanelEvent>)new PanelEvent.ReviewerUnseated(unseat.Address, unseat.Reason.Trim(), now);
    }

    private static Ruling<PanelEvent> Open(Panel panel, PanelCommand.OpenRound open, Instant now)
    {
        if (panel.Newest is not { } rubric) return new RubricMissing();
        var (title, last) = (open.Title.Trim(), panel.Current);
        if (last is not null && last.Title == title && last.Each == open.Each && last.OwnChoice == open.OwnChoice) return Ruling<PanelEvent>.Nothing;
        ValueList<Fault> faults = [.. OfferingRules.Line("title", title), .. OfferingRules.Within("each", open.Each, 1, MostEach), .. OfferingRules.Reason(open.Reason)];
        if (faults.Count > 0) return new FormFaulty(faults);
        return new PanelEvent.RoundOpened(new ReviewRound((last?.Number ?? 0) + 1, title, rubric.Version, open.Each, open.OwnChoice), open.Reason.Trim(), now);
    }

    /// <summary>The same order again is the same draw.</summary>
    private static Ruling<PanelEvent> DrawFor(Panel panel, PanelCommand.DrawReviewers draw, Instant now)
    {
        if (panel.Round(draw.Round) is null) return new RoundNotFound();
        ValueList<Fault> faults = [.. OfferingRules.Line("seed", draw.Order.Seed), .. OfferingRules.Within("each", draw.Order.Each, 1, MostEach)];
        if (faults.Count > 0) return new FormFaulty(faults);
        var (drawn, refused) = Draw.Make(draw.Order);
        if (refused is not null) return refused;
        if (drawn.Count == 0) return new NothingToDraw();
        var made = new MadeDraw(panel.Draws.Count + 1, draw.Round, draw.Order.Seed, draw.Order.Each, draw.Order.Applications.Count, draw.Order.Reviewers, drawn.Count, now);
        return new PanelEvent.ReviewersDrawn(made);
    }
}

using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Admissions.Visiting;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.App.Tests.Storage;

/// <summary>One full value of every shape that a row of reviewing and deciding holds.</summary>
internal static class ReviewShapes
{
    private static readonly Instant At = Instant.FromUtc(2027, 3, 1, 18, 20, 0) + Duration.FromMilliseconds(123);
    private static readonly ApplicationId Id = ApplicationId.Parse("3K2M49QX0ABCDEFG");
    private static readonly EmailAddress Kofi = EmailAddress.Parse("kofi@nep.example");
    private static readonly EmailAddress Ines = EmailAddress.Parse("ines@nep.example");
    private static readonly ValueList<Score> Scores = [new Score("experience", 2)];
    private static readonly Rubric Rubric = new(1, [new Criterion("experience", "Experience", 40, ["None", "Much"])]);
    private static readonly Reviewer Reviewer = new(Kofi, "Kofi Mensah", ["West District"], [EmailAddress.Parse("kofi@west.example")]);
    private static readonly ReviewRound Round = new(1, "Reading", 1, 2, true);
    private static readonly MadeDraw Draw = new(1, 1, "7 12 33", 2, 1, [Kofi, Ines], 1, At);
    private static readonly DraftedDecision Held = new(Id, Decision.Alternate, 2, "Stay close", "The board agreed", Ines, At) { Released = 1 };
    private static readonly DecisionDigest Digest = DecisionDigest.Of([Held]);
    private static readonly Release Release = new(1, Digest, 12, Ines, Kofi, At, At) { Finished = At, CalledOff = "Storm" };
    private static readonly ReleaseProposal Proposal = new(Digest, 12, new LocalDateTime(2027, 3, 12, 9, 0), Ines, At);

    public static ValueList<PanelEvent> PanelEvents { get; } =
    [
        new PanelEvent.RubricSet(Rubric, "First", At), new PanelEvent.RubricTaken(1, 2, "Again", At), new PanelEvent.ReviewerSeated(Reviewer, "Asked", At),
        new PanelEvent.ReviewerUnseated(Kofi, "Ill", At), new PanelEvent.RoundOpened(Round, "", At), new PanelEvent.ReviewersDrawn(Draw),
    ];

    public static ValueList<ReviewEvent> ReviewEvents { get; } =
    [
        new ReviewEvent.ReviewAssigned(Id, Kofi, 1, AssignedBy.Draw, At), new ReviewEvent.ReviewSaved(1, Scores, "Half", At), new ReviewEvent.ReviewSubmitted(1, Scores, "Clear", At),
        new ReviewEvent.ReviewerRecused("My sister", true, Scores, At), new ReviewEvent.ReviewerTakenOff("Ill", Scores, At),
    ];

    public static ValueList<DecisionEvent> DecisionEvents { get; } =
    [
        new DecisionEvent.DecisionsDrafted([Held]), new DecisionEvent.DecisionsCleared([Id], "Again", At), new DecisionEvent.ReleaseProposed(Proposal),
        new DecisionEvent.ProposalWithdrawn("Wait", At), new DecisionEvent.ReleaseConfirmed(Release), new DecisionEvent.ReleaseCalledOff(1, "Storm", At), new DecisionEvent.ReleaseFinished(1, At),
    ];

    public static IEnumerable<(string Name, object Value)> Shapes =>
    [
        .. PanelEvents.Select(one => ($"PanelEvent.{one.GetType().Name}", (object)new HistoryEntry<PanelEvent>(At, new Actor.Staff(Ines), [one]))),
        .. ReviewEvents.Select(one => ($"ReviewEvent.{one.GetType().Name}", (object)new HistoryEntry<ReviewEvent>(At, new Actor.Staff(Kofi), [one]))),
        .. DecisionEvents.Select(one => ($"DecisionEvent.{one.GetType().Name}", (object)new HistoryEntry<DecisionEvent>(At, new Actor.Staff(Ines), [one]))),
        ("PanelFile", new PanelFile(PanelEvents.Aggregate(Panel.None, PanelDecider.Evolve) with { Reviewers = [Reviewer] }, 6)),
        ("ReviewFile", new ReviewFile(ReviewEvents.Aggregate((Review?)null, ReviewDecider.Evolve)!, 5)),
        ("DrawFile", new DrawFile(Draw, [new DrawnLine(Id, [0], [1], [1])])),
        ("VisitNote", new VisitNote(Kofi, "Listens", 2, At)),
        ("ReviewNote", new ReviewNote(Kofi, "Strong", At)),
        ("DecisionFile", new DecisionFile(new DecisionBook(7, Proposal, [Release]), 7)),
        ("DraftedDecision", Held),
        ("Candidate", new Candidate(Id, "Ana Ruiz", EmailAddress.Parse("ana@west.example"), ApplicationStatus.Alternate, At, 3, 2, ["West District"], [Kofi])),
    ];
}

using Nep.Registration.Domain.Admissions.Reviewing;
using static Nep.Registration.Domain.Admissions.Reviewing.PanelCommand;

namespace Nep.Registration.Domain.Tests.Reviewing;

/// <summary>Every refusal of a panel and of a review.</summary>
internal static class ReviewRefusals
{
    private static readonly DrawOrder Nobody = new("seed", 1, [Rubrics.Application(1)], [], [], []);

    public static IEnumerable<Refusal?> Reached =>
    [
        Panels.Story.When(new OpenRound("First", 1, false, "")).Why(),
        Panels.Story.Given(Panels.Rubric).When(new SetRubric([], 0, "why")).Why(),
        Panels.Story.When(new TakeRubric(1, 1, "why")).Why(),
        Panels.Story.Given(Panels.Rubric, Panels.Round).When(new DrawReviewers(1, Nobody)).Why(),
        Panels.Story.Given(Panels.Rubric, Panels.Round).When(new DrawReviewers(1, Nobody with { Applications = [] })).Why(),
        Reviews.Story.When(Reviews.Assign with { Conflicts = [new Conflict.Declared("Why")] }).Why(),
        Reviews.Story.When(Reviews.Save(1, true)).Why(),
        Reviews.Story.Given(Reviews.Assigned, Reviews.Submitted).When(Reviews.Save(1, true)).Why(),
        Reviews.Story.Given(Reviews.Assigned, new ReviewEvent.ReviewerRecused("Why", true, [], Clocks.Placed)).When(Reviews.Assign).Why(),
        .. DecisionTests.Reached, .. VisitTests.Reached(),
    ];
}

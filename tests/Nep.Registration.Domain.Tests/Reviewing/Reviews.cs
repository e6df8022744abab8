using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.Domain.Tests.Reviewing;

/// <summary>One review from its assignment on.</summary>
internal static class Reviews
{
    public static readonly ReviewCommand.Assign Assign = new(Rubrics.Application(1), Rubrics.Reviewer(1), 1, AssignedBy.Staff, []);

    public static readonly ReviewEvent Assigned = new ReviewEvent.ReviewAssigned(Rubrics.Application(1), Rubrics.Reviewer(1), 1, AssignedBy.Staff, Clocks.Placed);

    public static readonly ReviewEvent Submitted = new ReviewEvent.ReviewSubmitted(1, Rubrics.Scores(5, 4, 3), "Strong", Clocks.Placed);

    public static Scenario<ReviewEvent, ReviewCommand> Story => new((past, command, now) =>
        ReviewDecider.Decide(past.Aggregate((Review?)null, ReviewDecider.Evolve), command, now));

    public static ReviewCommand.Save Save(int basedOn, bool submit, params int[] scores) => new(
        basedOn, Rubrics.First, scores is [var a, var b, var c] ? Rubrics.Scores(a, b, c) : [], "Strong ", submit);
}

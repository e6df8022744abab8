using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.Domain.Tests.Reviewing;

/// <summary>The rubric of the state boards' cohort, and reviews by it.</summary>
internal static class Rubrics
{
    public static readonly ValueList<Criterion> StateBoards =
    [
        new("experience", "Leadership experience", 40, ["None is told", "Has led a group", "Has led a body", "Has changed a body", "Others learn from it"]),
        new("commitment", "Commitment to equity", 30, ["None is told", "Is willing", "Has begun", "Acts on it", "Brings others along"]),
        new("interest", "Interest in the cohort", 30, ["None is told", "General", "Knows why", "Has a question", "Has a plan"]),
    ];

    public static readonly Rubric First = new(1, StateBoards);

    public static ValueList<Score> Scores(int experience, int commitment, int interest) => [new("experience", experience), new("commitment", commitment), new("interest", interest)];

    public static ApplicationId Application(int number) => ApplicationId.Parse($"A{number:000000000000000}");

    public static EmailAddress Reviewer(int number) => EmailAddress.Parse($"reviewer{number}@nep.example");

    /// <summary>A submitted review with the same score everywhere.</summary>
    public static Review Submitted(int application, int reviewer, int score, int rubric = 1) => new(
        Application(application), Reviewer(reviewer), 1, AssignedBy.Draw, ReviewStatus.Submitted, rubric, Scores(score, score, score), "", 2);
}

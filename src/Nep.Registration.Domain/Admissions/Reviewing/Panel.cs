namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>One round of reviewing: by which rubric, and how many reviewers every application is to have.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Rubric">The version that scores are given by. Scores of another version do not count.</param>
/// <param name="OwnChoice">Whether reviewers may take applications themselves.</param>
public sealed record ReviewRound(int Number, string Title, int Rubric, int Each, bool OwnChoice);

/// <summary>A draw that was made, as it is published.</summary>
/// <param name="Applications">How many applications were in it.</param>
/// <param name="Drawn">How many reviews it shared out.</param>
public sealed record MadeDraw(int Number, int Round, string Seed, int Each, int Applications, ValueList<EmailAddress> Reviewers, int Drawn, Instant At);

/// <summary>Who reviews an offering's applications, in which rounds, and by which rubric.</summary>
/// <param name="Version">Counts every change.</param>
public sealed record Panel(int Version, ValueList<Rubric> Rubrics, ValueList<Reviewer> Reviewers, ValueList<ReviewRound> Rounds, ValueList<MadeDraw> Draws)
{
    public const int MostReviewers = 300;

    public static Panel None { get; } = new(0, [], [], [], []);

    /// <summary>The newest version; null before there is one.</summary>
    public Rubric? Newest => Rubrics.Count > 0 ? Rubrics[^1] : null;

    /// <summary>The round that is under way; null before the first.</summary>
    public ReviewRound? Current => Rounds.Count > 0 ? Rounds[^1] : null;

    public ReviewRound? Round(int number) => Rounds.FirstOrDefault(round => round.Number == number);

    public Rubric? Rubric(int version) => Rubrics.FirstOrDefault(rubric => rubric.Version == version);

    public Rubric RubricOf(ReviewRound round) => Rubric(round.Rubric) ?? throw new UnreachableException();

    public Reviewer? Reviewer(EmailAddress address) => Reviewers.FirstOrDefault(one => one.Address == address);
}

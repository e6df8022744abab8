namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>Where an application would stand without one reviewer.</summary>
/// <param name="Rank">0 when nothing would be left to rank it by.</param>
public readonly record struct RankWithout(EmailAddress Reviewer, int Rank);

/// <summary>One application on the board.</summary>
/// <param name="Counted">Reviews that count.</param>
/// <param name="Assigned">Reviews that count or are still to come.</param>
/// <param name="Raw">The plain mean of the counted scores, 0 to 100; null while none counts.</param>
/// <param name="Adjusted">The same, allowing for strict and lenient reviewers; it can lie a little outside of 0 to 100.</param>
/// <param name="RawRank">1 for the highest; 0 while none counts.</param>
/// <param name="Spread">The highest counted score less the lowest.</param>
/// <param name="Without">Its rank, by the adjusted score, if one of its own reviewers had not reviewed anything.</param>
/// <param name="Best">The best rank it would have without any one reviewer of the panel.</param>
/// <param name="Worst">The worst.</param>
public sealed record BoardRow(
    ApplicationId Application, int Counted, int Assigned, double? Raw, double? Adjusted, int RawRank, int Rank, double Spread, ValueList<RankWithout> Without, int Best, int Worst);

/// <summary>How far one reviewer has come.</summary>
/// <param name="OutOfDate">Submitted by a version of the rubric that the round no longer goes by.</param>
/// <param name="Leniency">How much higher they score than the others, on the scale of 0 to 100; null while they have not scored.</param>
public sealed record ReviewerProgress(EmailAddress Reviewer, int Assigned, int Begun, int Submitted, int OutOfDate, int SteppedAside, double? Mean, double? Leniency);

/// <summary>All applications of a round, ranked, and how far every reviewer has come.</summary>
public sealed record ReviewBoard(ValueList<BoardRow> Rows, ValueList<ReviewerProgress> Reviewers)
{
    /// <param name="applications">All that are to be ranked, also those that nobody has scored yet.</param>
    public static ReviewBoard Of(Rubric rubric, IReadOnlyCollection<ApplicationId> applications, IReadOnlyCollection<Review> reviews) =>
        new BoardMaking(rubric, applications, reviews).Make();
}

using FsCheck;
using FsCheck.Fluent;
using Nep.Registration.Domain.Admissions.Reviewing;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Domain.Tests.Reviewing;

public class SeverityTests
{
    private const int Applications = 8;
    private const int Reviewers = 4;

    private static readonly Gen<List<Mark>> Marks =
        from picks in Gen.Three(Property.Number(0, 100)).ListOf()
        select picks.Select(((int A, int R, int S) pick) => new Mark(pick.A % Applications, pick.R % Reviewers, pick.S)).DistinctBy(mark => (mark.Application, mark.Reviewer)).ToList();

    private static int[] Order(IReadOnlyList<Mark> marks) => Severity.Ranks(Severity.Merits(marks, Applications, Reviewers));

    [Fact]
    public void Another_severity_of_one_reviewer_does_not_change_the_adjusted_order() => Property.Holds(
        from marks in Marks from reviewer in Property.Number(0, Reviewers - 1) from shift in Property.Number(-40, 40) select (marks, reviewer, shift),
        one => Order(one.marks).SequenceEqual(Order([.. one.marks.Select(mark => mark.Reviewer == one.reviewer ? mark with { Score = mark.Score + one.shift } : mark)])));

    [Fact]
    public void Every_application_with_a_score_has_a_rank_and_no_other() => Property.Holds(
        Marks, marks => Order(marks).Select((rank, at) => rank > 0 == marks.Any(mark => mark.Application == at)).All(holds => holds));

    [Fact]
    public void Adjusting_leaves_the_mean_of_all_applications_as_it_was() => Property.Holds(
        from marks in Marks where marks.Count > 0 select marks,
        marks => Math.Abs(Scored(Severity.Means(marks, Applications)).Average() - Scored(Severity.Merits(marks, Applications, Reviewers)).Average()) < 1e-6);

    [Fact]
    public void One_reviewer_alone_ranks_as_their_scores_do()
    {
        List<Mark> marks = [new(0, 0, 70), new(1, 0, 90), new(2, 0, 50)];
        Assert.Equal([70.0, 90, 50], Severity.Merits(marks, 3, 1).Select(merit => Math.Round(merit, 6)));
    }

    [Fact]
    public void Without_variance_all_stand_at_the_same_rank()
    {
        List<Mark> marks = [new(0, 0, 60), new(1, 0, 60), new(1, 1, 60), new(2, 1, 60)];
        Assert.Equal([1, 1, 1], Severity.Ranks(Severity.Merits(marks, 3, 2)));
    }

    [Fact]
    public void A_reviewer_who_got_the_weaker_applications_is_not_taken_for_a_strict_one()
    {
        List<Mark> marks = [new(0, 0, 80), new(0, 1, 80), new(1, 0, 40), new(2, 0, 40), new(3, 1, 90), new(4, 1, 90)];
        Assert.Equal([80.0, 40, 40, 90, 90], Severity.Merits(marks, 5, 2).Select(merit => Math.Round(merit, 6)));
    }

    [Fact]
    public void Two_groups_of_reviewers_that_nothing_links_are_taken_to_be_equally_good()
    {
        List<Mark> marks = [new(0, 0, 80), new(1, 0, 60), new(2, 1, 50), new(3, 1, 30)];
        Assert.Equal([65.0, 45, 65, 45], Severity.Merits(marks, 4, 2).Select(merit => Math.Round(merit, 6)));
    }

    [Fact]
    public void Equal_scores_share_a_rank_and_the_next_counts_them_all() => Assert.Equal([2, 1, 2, 4, 0], Severity.Ranks([7, 9, 7, 1, double.NaN]));

    [Fact]
    public void The_board_says_how_each_rank_would_change_without_any_one_reviewer()
    {
        Review[] reviews = [Rubrics.Submitted(1, 1, 5), Rubrics.Submitted(1, 2, 1), Rubrics.Submitted(2, 1, 3), Rubrics.Submitted(2, 2, 3), Rubrics.Submitted(3, 1, 4)];
        var board = ReviewBoard.Of(Rubrics.First, [.. Enumerable.Range(1, 4).Select(Rubrics.Application)], reviews);
        Assert.Equal([new RankWithout(Rubrics.Reviewer(1), 2), new RankWithout(Rubrics.Reviewer(2), 1)], board.Rows[0].Without);
        Assert.Equal([new RankWithout(Rubrics.Reviewer(1), 0)], board.Rows[2].Without);
        Assert.Equal((0, 0, null), (board.Rows[3].Counted, board.Rows[3].Rank, board.Rows[3].Raw));
        Assert.Equal((1, 2), (board.Rows[0].Best, board.Rows[0].Worst));
    }

    private static IEnumerable<double> Scored(double[] values) => values.Where(value => !double.IsNaN(value));
}

using FsCheck;
using FsCheck.Fluent;
using Nep.Registration.Domain.Admissions.Reviewing;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Domain.Tests.Reviewing;

public class DrawTests
{
    private static DrawOrder Order(int applications, int reviewers, int each, string seed = "2027-03-01 Powerball 7 12 33 40 61 9", ValueList<DrawnPair> barred = default, ValueList<DrawnPair> taken = default) => new(
        seed, each, [.. Enumerable.Range(1, applications).Select(Rubrics.Application)], [.. Enumerable.Range(1, reviewers).Select(Rubrics.Reviewer)], taken, barred);

    private static IEnumerable<int> Loads(DrawOrder order, ValueList<DrawnPair> drawn) =>
        order.Reviewers.Select(reviewer => drawn.Concat(order.Taken).Count(pair => pair.Reviewer == reviewer));

    private static readonly Gen<DrawOrder> Orders =
        from applications in Property.Number(1, 30)
        from reviewers in Property.Number(3, 9)
        from each in Property.Number(1, 3)
        from seed in Property.Number(0, 1_000_000)
        from barred in Gen.Two(Property.Number(1, 30)).ListOf()
        from taken in Gen.Two(Property.Number(1, 30)).ListOf()
        select Order(applications, reviewers, each, $"seed {seed}", Pairs(barred, reviewers), [.. Pairs(taken, reviewers).Except(Pairs(barred, reviewers)).Take(3)]);

    private static ValueList<DrawnPair> Pairs(IEnumerable<(int Application, int Reviewer)> pairs, int reviewers) =>
        [.. pairs.Select(pair => new DrawnPair(Rubrics.Application(pair.Application), Rubrics.Reviewer((pair.Reviewer % reviewers) + 1))).Distinct()];

    [Fact]
    public void Every_application_gets_as_many_reviewers_as_it_is_to_have_and_nobody_one_that_they_are_barred_from() => Property.Holds(Orders, order =>
    {
        var (drawn, refused) = Draw.Make(order);
        if (refused is not null) return drawn.Count == 0 && refused.Eligible < refused.Needed;
        return !drawn.Intersect(order.Barred).Any() && drawn.Distinct().Count() == drawn.Count && order.Applications.All(application =>
            drawn.Concat(order.Taken).Count(pair => pair.Application == application) is var has && (has == order.Each || order.Taken.Count(pair => pair.Application == application) is var had && had > order.Each && has == had));
    });

    [Fact]
    public void Without_conflicts_nobody_has_more_than_one_above_anyone_else() => Property.Holds(
        from order in Orders select order with { Barred = [], Taken = [] },
        order => Draw.Make(order) is (var drawn, null) && Loads(order, drawn).ToList() is var loads && loads.Max() - loads.Min() <= 1);

    [Fact]
    public void With_conflicts_no_single_review_could_be_handed_on_to_make_the_shares_more_even() => Property.Holds(Orders, order =>
    {
        var (drawn, refused) = Draw.Make(order);
        if (refused is not null) return true;
        var loads = order.Reviewers.Zip(Loads(order, drawn)).ToDictionary(one => one.First, one => one.Second);
        return drawn.All(pair => order.Reviewers.All(other =>
            loads[other] >= loads[pair.Reviewer] - 1 || order.Barred.Contains(pair with { Reviewer = other }) || drawn.Concat(order.Taken).Contains(pair with { Reviewer = other })));
    });

    [Fact]
    public void The_same_seed_draws_the_same_whatever_the_order_of_the_lists() => Property.Holds(Orders, order =>
        Draw.Make(order) == Draw.Make(order with { Applications = [.. order.Applications.Reverse()], Reviewers = [.. order.Reviewers.Reverse()] }));

    [Fact]
    public void Another_seed_draws_otherwise() => Assert.NotEqual(Draw.Make(Order(20, 5, 2, "one")).Drawn, Draw.Make(Order(20, 5, 2, "another")).Drawn);

    [Fact]
    public void A_published_draw_can_be_made_again_by_anyone() => Assert.Equal(
        ["0001 4", "0002 1", "0003 5", "0004 3", "0005 2"],
        Draw.Make(Order(5, 5, 1)).Drawn.Select(pair => $"{pair.Application.ToString()[^4..]} {pair.Reviewer.ToString()[8]}"));

    [Fact]
    public void A_draw_with_too_few_reviewers_is_refused_and_says_what_lacks() => Assert.Equal(
        new TooFewReviewers(Rubrics.Application(2).Short, 1, 2, 1),
        Draw.Make(Order(3, 2, 2, barred: [new DrawnPair(Rubrics.Application(2), Rubrics.Reviewer(1))])).Refused);

    [Fact]
    public void A_later_draw_fills_up_what_is_there_and_counts_it()
    {
        var order = Order(4, 2, 1, taken: [new(Rubrics.Application(1), Rubrics.Reviewer(1)), new(Rubrics.Application(2), Rubrics.Reviewer(1))]);
        Assert.All(Draw.Make(order).Drawn, pair => Assert.Equal(Rubrics.Reviewer(2), pair.Reviewer));
    }

    [Fact]
    public void A_draw_of_nothing_is_refused() => Panels.Story.Given(Panels.Rubric, Panels.Round)
        .When(new PanelCommand.DrawReviewers(1, Order(0, 2, 1))).Refused(new NothingToDraw());
}

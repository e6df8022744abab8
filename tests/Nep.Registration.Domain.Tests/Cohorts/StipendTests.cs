namespace Nep.Registration.Domain.Tests.Cohorts;

/// <summary>Four weekly sessions of three hours; a stipend of $1,000 for each of two terms of two sessions, for three quarters of the time.</summary>
public class StipendTests
{
    private static readonly StipendTerm First = new("First", Clocks.Day("2027-03-01"), Clocks.Day("2027-03-17"));
    private static readonly StipendTerm Second = new("Second", Clocks.Day("2027-03-18"), Clocks.Day("2027-03-31"));
    private static readonly StipendRule Rule = new(Money.Usd(1000), 75, [First, Second]);
    private static readonly Offering Fellowship = Institutes.Open(Institutes.Virtual() with { Stipends = Rule });
    private static readonly Instant After = Clocks.Local("2027-05-01T10:00");

    [Fact]
    public void Each_term_is_earned_by_its_own_sessions() => Assert.Equal(
        [(StipendState.Earned, 360, 360), (StipendState.NotEarned, 180, 360)],
        Stipends.Of(Fellowship, [There(1), There(2), There(3)], After).Select(standing => (standing.State, standing.Minutes, standing.AllMinutes)));

    [Theory]
    [InlineData("2027-03-17T23:59", StipendState.Open)]
    [InlineData("2027-03-18T00:00", StipendState.Earned)]
    public void Nothing_is_earned_before_the_term_is_over_on_the_offerings_clock(string now, StipendState state) =>
        Assert.Equal(state, Stipends.Of(Fellowship, [There(1), There(2)], Clocks.Local(now))[0].State);

    [Theory]
    [InlineData(270, StipendState.Earned)]
    [InlineData(269, StipendState.NotEarned)]
    public void The_share_is_met_to_the_minute(int minutes, StipendState state) =>
        Assert.Equal(state, Stipends.Of(Fellowship, [There(1), There(2, minutes - 180)], After)[0].State);

    [Fact]
    public void A_cancelled_session_is_asked_of_nobody()
    {
        var without = Fellowship with { CancelledSessions = [new CancelledSession(new SessionNumber(2), "Storm", After)] };
        Assert.Equal((StipendState.Earned, 180, 180), Stipends.Of(without, [There(1)], After)[0] is var one ? (one.State, one.Minutes, one.AllMinutes) : default);
    }

    [Fact]
    public void A_payment_is_recorded_once_and_another_is_refused()
    {
        var day = Clocks.Day("2027-05-01");
        var paid = new StipendMark(true, day, Money.Usd(1000), "Check 17", null, Story.Fay, After);
        Assert.Equal(new Ruling<StipendMark>.Accepted([paid]), Stipends.Pay(Earned, null, day, "Check 17", "", Story.Fay, After));
        Assert.Equal(Ruling<StipendMark>.Nothing, Stipends.Pay(Earned, Record(paid), day, "Check 17", "", Story.Fay, After));
        Assert.Equal(new Ruling<StipendMark>.Refused(new StipendAlreadyPaid(day)), Stipends.Pay(Earned, Record(paid), day, "Check 18", "", Story.Fay, After));
    }

    [Fact]
    public void What_was_not_earned_is_paid_only_with_a_reason_and_taken_back_only_with_one()
    {
        var (day, not) = (Clocks.Day("2027-05-01"), Earned with { State = StipendState.NotEarned });
        Assert.Equal(new Ruling<StipendMark>.Refused(new StipendNotEarned()), Stipends.Pay(not, null, day, "17", " ", Story.Fay, After));
        var paid = new StipendMark(true, day, Money.Usd(1000), "17", "She was ill", Story.Fay, After);
        Assert.Equal(new Ruling<StipendMark>.Accepted([paid]), Stipends.Pay(not, null, day, "17", "She was ill", Story.Fay, After));
        Assert.Equal(new Ruling<StipendMark>.Refused(new ReasonMissing()), Stipends.TakeBack(Record(paid), "", Story.Fay, After));
        Assert.Equal(
            new Ruling<StipendMark>.Accepted([paid with { Paid = false, Reason = "Returned" }]), Stipends.TakeBack(Record(paid), "Returned", Story.Fay, After));
        Assert.Equal(Ruling<StipendMark>.Nothing, Stipends.TakeBack(null, "Returned", Story.Fay, After));
    }

    [Fact]
    public void Terms_that_overlap_or_end_before_they_start_are_refused_when_the_offering_is_saved()
    {
        Assert.Contains(new Fault("stipend.terms[1].first", "OutOfOrder"), Check(Rule with { Terms = [First, Second with { First = First.Last }] }));
        Assert.Contains(new Fault("stipend.terms[0].last", "EndsBeforeItStarts"), Check(Rule with { Terms = [First with { Last = First.First.PlusDays(-1) }] }));
        Assert.Contains(new Fault("stipend.terms", "Missing"), Check(Rule with { Terms = [] }));
        Assert.Contains(new Fault("stipend.amount", "NotAnAmount"), Check(Rule with { Amount = Money.Zero }));
        Assert.Empty(Check(Rule));
    }

    /// <summary>Each by the shortest way.</summary>
    internal static IEnumerable<Refusal?> Refusals =>
    [
        (Stipends.Pay(Earned with { State = StipendState.Open }, null, First.Last, "17", "", Story.Fay, After) as Ruling<StipendMark>.Refused)?.Why,
        (Stipends.Pay(Earned, Record(new StipendMark(true, First.First, Money.Usd(1), "16", null, Story.Fay, After)), First.Last, "17", "", Story.Fay, After) as Ruling<StipendMark>.Refused)?.Why,
    ];

    private static StipendStanding Earned => new(First, StipendState.Earned, 360, 360, Money.Usd(1000));

    private static ValueList<Fault> Check(StipendRule rule) => OfferingRules.Check(Fellowship.Details with { Stipends = rule });

    private static Stipend Record(StipendMark mark) => new(Story.Id, Story.One, null, "First", [mark]);

    private static Presence There(int session, int? minutes = null) => new(
        new SessionNumber(session), Story.Id, Story.One, [new PresenceMark(true, CheckInMethod.Roster, Story.Fay, Clocks.Placed) { Minutes = minutes }]);
}

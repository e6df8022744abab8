using static Nep.Registration.Domain.Cohorts.CoachingCommand;

namespace Nep.Registration.Domain.Tests.Cohorts;

/// <summary>Two hours of coaching a year; the first session is on 10 March 2027.</summary>
public class CoachingTests
{
    private static readonly Offering Network = Institutes.Open(Institutes.Virtual() with { Coaching = new CoachingRule(2) });
    private static readonly RegistrationState Team = Story.State(Story.Confirmed(Network));
    private static readonly Instant Now = Clocks.Local("2028-06-01T10:00");

    [Fact]
    public void An_hour_is_logged_once_however_often_its_form_is_sent()
    {
        For().At(Now).When(Hours("2027-04-01", 60)).Then(Entry(1, "2027-04-01", 60));
        For().Given(Entry(1, "2027-04-01", 60)).At(Now).When(Hours("2027-04-01", 60)).ThenNothing();
    }

    [Fact]
    public void A_year_has_its_hours_and_not_a_minute_more_unless_staff_say_why()
    {
        var used = Entry(1, "2027-04-01", 90) with { Form = "earlier" };
        For().Given(used).At(Now).When(Hours("2027-05-01", 30)).Then(Entry(2, "2027-05-01", 30));
        For().Given(used).At(Now).When(Hours("2027-05-01", 31)).Refused(new CoachingUsedUp(30));
        For().Given(used).At(Now).When(Hours("2027-05-01", 31) with { Beyond = "A crisis" }).Then(Entry(2, "2027-05-01", 31) with { Reason = "A crisis" });
    }

    [Theory]
    [InlineData("2026-11-01", 1)]
    [InlineData("2027-03-10", 1)]
    [InlineData("2028-03-09", 1)]
    [InlineData("2028-03-10", 2)]
    [InlineData("2030-03-09", 3)]
    public void A_year_begins_on_the_day_of_the_first_session_and_onboarding_counts_for_the_first(string day, int year) =>
        Assert.Equal(year, Coaching.YearOf(Network, Network.Details.Coaching!, [], Clocks.Day(day)).Year);

    [Fact]
    public void What_was_not_used_does_not_carry_over() =>
        Assert.Equal(
            new CoachingYear(2, Clocks.Day("2028-03-10"), 60, 120),
            Coaching.YearOf(Network, Network.Details.Coaching!, [Entry(1, "2028-03-10", 60)], Clocks.Day("2028-05-01")));

    [Fact]
    public void A_correction_is_a_line_of_its_own_and_gives_the_hours_back()
    {
        var logged = Entry(1, "2027-04-01", 120);
        var struck = logged with { Number = 2, Minutes = 0, Corrects = 1, Reason = "It was another team", Form = null, At = Now };
        For().Given(logged).At(Now).When(new PutRight(1, 0, "It was another team")).Then(struck);
        For().Given(logged, struck).At(Now).When(new PutRight(2, 30, "No")).Refused(new CoachingNotLogged());
        For().Given(logged).At(Now).When(new PutRight(1, 0, " ")).Refused(new ReasonMissing());
        Assert.Equal(0, Coaching.YearOf(Network, Network.Details.Coaching!, [logged, struck], Clocks.Day("2027-05-01")).Used);
    }

    [Fact]
    public void Nothing_is_logged_that_was_not_yet_or_lasted_no_time_or_longer_than_a_day_of_work()
    {
        For().At(Now).When(Hours("2028-06-02", 60)).Refused(new FormFaulty([new Fault("day", "DateInTheFuture")]));
        For().At(Now).When(Hours("2028-06-01", 0)).Refused(new FormFaulty([new Fault("minutes", "TooSmall", "1")]));
        For().At(Now).When(Hours("2028-06-01", 721)).Refused(new FormFaulty([new Fault("minutes", "TooLarge", "720")]));
    }

    [Fact]
    public void Where_no_coaching_is_offered_none_is_logged() => Assert.Equal(
        new Ruling<CoachingEntry>.Refused(new CoachingNotOffered()), Coaching.Decide(Institutes.OpenVirtual(), Team, [], Hours("2027-04-01", 60), Story.Fay, Now));

    /// <summary>Each by the shortest way.</summary>
    internal static IEnumerable<Refusal?> Refusals =>
    [
        (Coaching.Decide(Institutes.OpenVirtual(), Team, [], Hours("2027-04-01", 60), Story.Fay, Now) as Ruling<CoachingEntry>.Refused)?.Why,
        For().At(Now).When(new PutRight(1, 0, "No")).Why(), For().At(Now).When(Hours("2027-05-01", 121)).Why(),
    ];

    private static Scenario<CoachingEntry, CoachingCommand> For() => new((past, command, now) => Coaching.Decide(Network, Team, past, command, Story.Fay, now));

    private static Log Hours(string day, int minutes) => new(Clocks.Day(day), minutes, "Ana", "", "", $"form-{day}");

    private static CoachingEntry Entry(int number, string day, int minutes) =>
        new(number, Team.Id, Clocks.Day(day), minutes, "Ana", "", Story.Fay, Now) { Form = $"form-{day}" };
}

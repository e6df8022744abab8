using static Nep.Registration.Domain.Cohorts.CheckInCommand;

namespace Nep.Registration.Domain.Tests.Cohorts;

public class CheckInTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly RegistrationState Maya = Story.State(Story.Confirmed(Institute));
    private static readonly Instant DoorsOpen = At("07:00");
    private static readonly Arrive Here = new();
    private static readonly PresenceMark Arrived = Mark(DoorsOpen, new Stay(DoorsOpen, null));

    [Fact]
    public void Doors_open_two_hours_before_and_not_a_moment_earlier()
    {
        Session(1).At(DoorsOpen).When(Here).Then(Arrived);
        Session(1).At(DoorsOpen - Duration.Epsilon).When(Here).Refused(new TooEarlyToCheckIn(Clocks.Wall("2027-03-10T07:00"), Clocks.Pacific));
    }

    [Fact]
    public void A_mark_is_taken_back_and_made_again_and_each_stays_on_the_record()
    {
        var gone = Mark(At("09:20")) with { Present = false };
        Session(1).Given(Arrived).At(At("09:20")).When(new TakeBack()).Then(gone);
        Session(1).Given(Arrived, gone).At(At("09:30")).When(Here).Then(Mark(At("09:30"), new Stay(At("09:30"), null)));
    }

    [Fact]
    public void Whoever_was_never_marked_need_not_be_taken_back() => Session(1).At(DoorsOpen).When(new TakeBack()).ThenNothing();

    [Fact]
    public void A_check_in_long_after_the_session_says_that_the_person_was_there_all_along()
    {
        var later = Clocks.Local("2027-06-01T10:00");
        Session(1).At(later).When(Here).Then(Mark(later));
    }

    [Fact]
    public void Whoever_leaves_and_comes_back_has_two_stays()
    {
        var left = Mark(At("10:00"), new Stay(DoorsOpen, At("10:00")));
        var back = Mark(At("11:00"), new Stay(DoorsOpen, At("10:00")), new Stay(At("11:00"), null));
        Session(1).Given(Arrived).At(At("10:00")).When(new Leave()).Then(left);
        Session(1).Given(Arrived, left).At(At("11:00")).When(Here).Then(back);
    }

    [Fact]
    public void Whoever_was_here_all_the_time_and_leaves_was_here_from_the_start() =>
        Session(1).Given(Mark(At("08:00"))).At(At("11:00")).When(new Leave()).Then(Mark(At("11:00"), new Stay(At("09:00"), At("11:00"))));

    [Fact]
    public void Nobody_leaves_who_has_not_come() => Session(1).At(At("10:00")).When(new Leave()).Refused(new NotCheckedIn());

    [Fact]
    public void A_scan_that_waited_for_a_connection_keeps_its_own_time_and_both_are_on_record() =>
        Session(1).At(At("10:30")).When(new Arrive(At("09:05"))).Then(Mark(At("10:30"), new Stay(At("09:05"), null)) with { Scanned = At("09:05") });

    [Fact]
    public void A_scan_that_comes_late_moves_the_arrival_back_to_when_the_person_came() =>
        Session(1).Given(Mark(At("09:40"), new Stay(At("09:40"), null))).At(At("10:30")).When(new Arrive(At("09:05")))
            .Then(Mark(At("10:30"), new Stay(At("09:05"), null)) with { Scanned = At("09:05") });

    [Fact]
    public void A_scan_that_comes_late_never_undoes_what_staff_said_after_it()
    {
        var taken = Mark(At("09:30")) with { Present = false };
        var decided = Mark(At("09:30"), new Stay(At("10:00"), null)) with { Reason = "She came late" };
        Session(1).Given(Arrived, taken).At(At("10:30")).When(new Arrive(At("09:05"))).ThenNothing();
        Session(1).Given(Arrived, decided).At(At("10:30")).When(new Arrive(At("09:05"))).ThenNothing();
        Session(1).Given(Arrived, taken).At(At("10:30")).When(new Arrive(At("09:45"))).Then(Mark(At("10:30"), new Stay(At("09:45"), null)) with { Scanned = At("09:45") });
    }

    [Fact]
    public void A_telephone_whose_clock_is_a_little_fast_scans_now() =>
        Session(1).At(At("09:00")).When(new Arrive(At("09:01"))).Then(Mark(At("09:00"), new Stay(At("09:00"), null)) with { Scanned = At("09:00") });

    [Theory]
    [InlineData("2027-03-10T09:00", "2027-03-10T09:03", typeof(ScanFromTheFuture))]
    [InlineData("2027-03-10T09:00", "2027-03-10T06:59", typeof(TooEarlyToCheckIn))]
    [InlineData("2027-03-12T09:01", "2027-03-10T09:00", typeof(ScanTooOld))]
    public void A_scan_from_the_future_from_before_the_doors_opened_or_from_days_ago_is_not_believed(string now, string scanned, Type why) =>
        Assert.IsType(why, Session(1).At(Clocks.Local(now)).When(new Arrive(Clocks.Local(scanned))).Why());

    [Fact]
    public void Staff_correct_times_and_minutes_with_a_reason()
    {
        var late = new Correct([new Stay(At("10:00"), At("11:00"))], null, " The train stood still ");
        Session(1).Given(Arrived).At(At("13:00")).When(late).Then(Mark(At("13:00"), new Stay(At("10:00"), At("11:00"))) with { Reason = "The train stood still" });
        Session(1).At(At("13:00")).When(new Correct(null, 90, "As agreed")).Then(Mark(At("13:00")) with { Minutes = 90, Reason = "As agreed" });
        Session(1).At(At("13:00")).When(late with { Reason = " " }).Refused(new ReasonMissing());
    }

    [Theory]
    [InlineData("06:59", "08:00")]
    [InlineData("11:00", "14:01")]
    public void Corrected_times_lie_within_the_time_that_the_doors_were_open(string from, string to) =>
        Session(1).At(At("15:00")).When(new Correct([new Stay(At(from), At(to))], null, "Why"))
            .Refused(new TimesOutsideSession(Clocks.Wall("2027-03-10T07:00"), Clocks.Wall("2027-03-10T14:00")));

    [Fact]
    public void Corrected_times_stand_in_order()
    {
        Session(1).At(At("15:00")).When(new Correct([new Stay(At("10:00"), At("09:00"))], null, "Why")).Refused(new LeftBeforeArriving());
        Session(1).At(At("15:00")).When(new Correct([new Stay(At("09:00"), null), new Stay(At("10:00"), null)], null, "Why")).Refused(new LeftBeforeArriving());
        Session(1).At(At("15:00")).When(new Correct(null, 181, "Why")).Refused(new MinutesOutsideSession(180));
    }

    [Fact]
    public void A_session_that_is_not_there_is_refused() => Session(9).At(DoorsOpen).When(Here).Refused(new SessionNotFound());

    [Fact]
    public void Someone_who_is_not_in_the_registration_is_refused() =>
        Scenario.For(Institute, Maya, new ParticipantNumber(2), new SessionNumber(1)).At(DoorsOpen).When(Here).Refused(new RegistrationNotFound());

    [Fact]
    public void Only_the_confirmed_are_checked_in() =>
        Scenario.For(Institute, Story.State(Story.Placed(Institute)), Story.One, new SessionNumber(1)).At(DoorsOpen).When(Here).Refused(new NotConfirmed());

    [Fact]
    public void What_was_said_of_whoever_had_the_place_before_is_not_said_of_who_has_it_now()
    {
        var after = RegistrationFold.Evolve(Maya, new PersonChanged(Story.One, Story.Sam, true))!;
        Scenario.For(Institute, after, Story.One, new SessionNumber(1)).Given(Arrived).At(At("09:30")).When(Here)
            .Then(Mark(At("09:30"), new Stay(At("09:30"), null)) with { Holder = 1 });
    }

    [Fact]
    public void A_place_whose_name_followed_keeps_what_was_said_before_the_name_was_known()
    {
        var named = RegistrationFold.Evolve(
            Maya with { Participants = [Maya.Participants[0] with { Person = Person.Unnamed }] }, new PersonChanged(Story.One, Story.Sam, true))!;
        Scenario.For(Institute, named, Story.One, new SessionNumber(1)).Given(Arrived).At(At("09:30")).When(Here).ThenNothing();
    }

    private static Scenario<PresenceMark, CheckInCommand> Session(int number) => Scenario.For(Institute, Maya, Story.One, new SessionNumber(number));

    private static Instant At(string time) => Clocks.Local($"2027-03-10T{time}");

    private static PresenceMark Mark(Instant at, params Stay[] stays) =>
        new(true, CheckInMethod.Roster, Story.Fay, at) { Stays = stays.Length == 0 ? null : stays.ToValueList() };
}

namespace Nep.Registration.Domain.Tests.Cohorts;

public class CheckInTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly RegistrationState Maya = Story.State(Story.Confirmed(Institute));
    private static readonly Instant DoorsOpen = Clocks.Local("2027-03-10T07:00");
    private static readonly PresenceMark Here = new(true, CheckInMethod.Roster, new Actor.Staff(EmailAddress.Parse("fay@nep.example")), DoorsOpen);

    [Fact]
    public void Doors_open_two_hours_before_and_not_a_moment_earlier()
    {
        Session(1).At(DoorsOpen).When(Here).Then(Here);
        Session(1).At(DoorsOpen - Duration.Epsilon).When(Here).Refused(new TooEarlyToCheckIn(Clocks.Wall("2027-03-10T07:00"), Clocks.Pacific));
    }

    [Fact]
    public void A_mark_is_taken_back_and_made_again_and_each_stays_on_the_record()
    {
        var gone = Here with { Present = false };
        Session(1).Given(Here).At(DoorsOpen).When(gone).Then(gone);
        Session(1).Given(Here, gone).At(DoorsOpen).When(Here).Then(Here);
    }

    [Fact]
    public void Whoever_was_never_marked_need_not_be_taken_back() => Session(1).At(DoorsOpen).When(Here with { Present = false }).ThenNothing();

    [Fact]
    public void Staff_may_correct_long_after_the_session() =>
        Session(1).At(Clocks.Local("2027-06-01T10:00")).When(Here).Then(Here with { At = Clocks.Local("2027-06-01T10:00") });

    [Fact]
    public void A_session_that_is_not_there_is_refused() => Session(9).At(DoorsOpen).When(Here).Refused(new SessionNotFound());

    [Fact]
    public void Someone_who_is_not_in_the_registration_is_refused() =>
        Scenario.For(Institute, Maya, new ParticipantNumber(2), new SessionNumber(1)).At(DoorsOpen).When(Here).Refused(new RegistrationNotFound());

    [Fact]
    public void Only_the_confirmed_are_checked_in() =>
        Scenario.For(Institute, Story.State(Story.Placed(Institute)), Story.One, new SessionNumber(1)).At(DoorsOpen).When(Here).Refused(new NotConfirmed());

    private static Scenario<PresenceMark, PresenceMark> Session(int number) => Scenario.For(Institute, Maya, Story.One, new SessionNumber(number));
}

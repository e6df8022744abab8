namespace Nep.Registration.Domain.Tests.Registrations;

public class ChangingTests
{
    private static readonly Offering Oakland = Institutes.OpenInPerson();
    private static readonly RegistrationEvent[] Confirmed = Story.Confirmed(Oakland);
    private static readonly ChangePerson ToSam = new(Story.One, Story.Sam) { Answers = [new Answer("role", "Principal")] };
    private static readonly PersonChanged SamComes = new(Story.One, Story.Sam, Substituted: true) { Answers = ToSam.Answers };

    [Fact]
    public void A_seat_may_be_given_to_another_person_until_two_days_before() =>
        Scenario.For(Oakland).Given(Confirmed).At(Clocks.Local("2027-04-18T23:59")).When(ToSam)
            .Then(SamComes);

    [Fact]
    public void After_that_only_staff_give_a_seat_to_another_person()
    {
        var at = Clocks.Local("2027-04-19T00:00");
        Scenario.For(Oakland).Given(Confirmed).At(at).When(ToSam).Refused(new TooLateToSubstitute(2));
        Scenario.For(Oakland).Given(Confirmed).At(at).When(ToSam with { Override = true }).Then(SamComes);
    }

    [Theory]
    [InlineData("2027-03-10T08:59", true)]
    [InlineData("2027-03-10T09:00", false)]
    public void Online_a_seat_may_be_given_away_until_the_first_session(string at, bool allowed)
    {
        var institute = Institutes.OpenVirtual();
        var scenario = Scenario.For(institute).Given(Story.Confirmed(institute)).At(Clocks.Local(at)).When(ToSam);
        if (allowed) scenario.Then(SamComes);
        else scenario.Refused(new TooLateToSubstitute(0));
    }

    [Fact]
    public void A_name_may_be_mended_at_any_time() =>
        Scenario.For(Oakland).Given(Confirmed).At(Clocks.Local("2027-05-01T10:00")).When(new ChangePerson(Story.One, Story.Maya with { Name = "Maya Ortiz-Vega" }))
            .Then(new PersonChanged(Story.One, Story.Maya with { Name = "Maya Ortiz-Vega" }, Substituted: false));

    [Fact]
    public void A_mended_address_keeps_the_answers_and_gets_letters_of_its_own()
    {
        var mended = Story.Maya with { Email = EmailAddress.Parse("maya.ortiz@oakland.example") };
        var changed = new PersonChanged(Story.One, mended, Substituted: false);
        Scenario.For(Oakland).Given(Confirmed).At(Clocks.Local("2027-04-19T10:00")).When(new ChangePerson(Story.One, mended)).Then(changed);
        Assert.Equal(
            new Participant(Story.One, mended, [new Answer("role", "Teacher")], new SeatNumber(1), Change: 1),
            Story.State([.. Confirmed, changed]).Participants[0]);
    }

    [Fact]
    public void Whoever_takes_a_seat_over_answers_for_themselves() =>
        Assert.Equal(
            new Participant(Story.One, Story.Sam, [new Answer("role", "Principal")], new SeatNumber(1), Change: 1) { Holder = 1 },
            Story.State([.. Confirmed, SamComes]).Participants[0]);

    [Fact]
    public void Whoever_takes_a_seat_over_is_asked_what_the_form_asks() =>
        Scenario.For(Oakland).Given(Confirmed).When(ToSam with { Answers = [new Answer("photos", "perhaps"), new Answer("shoes", "42")] }).Refused(new FormFaulty(
        [
            new Fault("people[0].answers.shoes", "NotAChoice"), new Fault("people[0].answers.role", "Missing"), new Fault("people[0].answers.photos", "NotAChoice"),
        ]));

    [Fact]
    public void Answers_sent_along_when_the_same_person_is_mended_change_nothing() =>
        Scenario.For(Oakland).Given(Confirmed).When(new ChangePerson(Story.One, Story.Maya with { Pronouns = "" }) { Answers = ToSam.Answers })
            .Then(new PersonChanged(Story.One, Story.Maya with { Pronouns = "" }, Substituted: false));

    [Fact]
    public void A_certificate_stays_with_whoever_earned_it()
    {
        var issued = new CertificateIssued(Story.One, new Certificate("C0DE000000000001", "Maya Ortiz", 720, Clocks.Placed, 1));
        Assert.Null(Story.State([.. Confirmed, issued, SamComes]).Participants[0].Certificate);
    }

    [Fact]
    public void An_ended_registration_is_no_longer_changed() =>
        Scenario.For(Oakland).Given(Story.Placed(Oakland), new HoldExpired(Clocks.Placed)).When(ToSam).Refused(new RegistrationHasEnded());

    [Fact]
    public void A_person_who_is_not_in_it_cannot_be_changed() =>
        Scenario.For(Oakland).Given(Confirmed).When(ToSam with { Number = new ParticipantNumber(2) }).Refused(new RegistrationNotFound());

    [Fact]
    public void A_faulty_person_is_refused_beside_the_field() =>
        Scenario.For(Oakland).Given(Confirmed).When(new ChangePerson(Story.One, new Person("", default, "\a"))).Refused(new FormFaulty(
        [
            new Fault("people[0].name", "Missing"), new Fault("people[0].email", "NotAnAddress"), new Fault("people[0].pronouns", "ControlCharacters"),
        ]));
}

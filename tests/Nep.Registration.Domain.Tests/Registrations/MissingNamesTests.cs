namespace Nep.Registration.Domain.Tests.Registrations;

public class MissingNamesTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly RegistrationForm Form = Story.FormFor(Story.OfficeRegisters, Story.Maya, Person.Unnamed) with
    {
        Entrants = [Story.Coming(Story.Maya), new Entrant(Person.Unnamed, [])],
    };

    private static readonly ParticipantNumber Two = new(2);

    private static readonly ValueList<Answer> Teaches = [new Answer("role", "Teacher")];

    [Fact]
    public void A_seat_can_be_taken_before_it_is_known_who_comes() =>
        Scenario.For(Institute).When(Story.Place(Form)).Then(Story.Placed(Institute, Form));

    [Fact]
    public void No_letter_is_planned_to_someone_without_a_name_and_naming_them_plans_the_confirmation()
    {
        var before = Story.State(Story.Confirmed(Institute, Form));
        var after = RegistrationFold.Evolve(before, new PersonChanged(Two, Story.Sam, true) { Answers = Teaches });
        Assert.Equal([Story.One], Confirmed(before));
        Assert.Equal([Story.One, Two], Confirmed(after));
    }

    [Fact]
    public void A_schedule_that_moves_when_the_program_has_begun_asks_nobody_for_names_anew()
    {
        var state = Story.State(Story.Confirmed(Institute, Form));
        Assert.NotNull(MissingNames.Due(Institute, state));
        Assert.NotNull(MissingNames.Due(Institute with { ScheduleChanged = Institute.Starts - Duration.FromSeconds(1) }, state));
        Assert.Null(MissingNames.Due(Institute with { ScheduleChanged = Institute.Starts }, state));
    }

    [Fact]
    public void A_name_that_follows_may_come_until_the_end_however_late_a_substitute_would_be()
    {
        var inPerson = Institutes.OpenInPerson();
        var name = new ChangePerson(Two, Story.Sam) { Answers = Teaches };
        Scenario.For(inPerson).Given(Story.Confirmed(inPerson, Form)).At(Clocks.Local("2027-04-22T08:00")).When(name)
            .Then(new PersonChanged(Two, Story.Sam, true) { Answers = Teaches });
        Scenario.For(inPerson).Given(Story.Confirmed(inPerson, Form)).At(Clocks.Local("2027-04-22T16:00")).When(name).Refused(new TooLateToName());
    }

    [Fact]
    public void Whoever_is_named_answers_what_is_asked() => Scenario.For(Institute).Given(Story.Confirmed(Institute, Form))
        .When(new ChangePerson(Two, Story.Sam)).Refused(new FormFaulty([new Fault("people[1].answers.role", "Missing")]));

    [Theory]
    [InlineData("2027-02-20T10:00", "2027-03-03 09:00")]
    [InlineData("2027-03-03T08:40", "2027-03-03 09:00")]
    [InlineData("2027-03-03T08:51", null)]
    public void The_registrar_is_asked_for_the_names_seven_days_before_unless_the_confirmation_has_just_said_it(string placed, string? due)
    {
        var state = Story.State(Story.Confirmed(Institute, Form, Clocks.Local(placed)));
        var asked = MissingNames.Due(Institute, state);
        Assert.Equal(due, asked is { } at ? Clocks.Show(at) : null);
        Assert.Equal(due is not null, RegistrationPlan.Steps(Institute, state, []).Any(step => step.Act is Act.SendLetter({ Kind: LetterKind.NamesToFollow })));
    }

    [Fact]
    public void Once_everyone_is_named_nobody_is_asked() => Assert.Null(MissingNames.Due(Institute, Story.State(Story.Confirmed(Institute))));

    private static IEnumerable<ParticipantNumber?> Confirmed(RegistrationState state) =>
        RegistrationPlan.Steps(Institute, state, []).Select(step => step.Act).OfType<Act.SendLetter>()
            .Where(act => act.Letter.Kind == LetterKind.Confirmation).Select(act => act.Letter.To).Order();
}

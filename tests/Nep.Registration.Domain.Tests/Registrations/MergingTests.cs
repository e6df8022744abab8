namespace Nep.Registration.Domain.Tests.Registrations;

public class MergingTests
{
    private static readonly Offering Oakland = Institutes.OpenInPerson();
    private static readonly RegistrationEvent[] Confirmed = Story.Confirmed(Oakland, Story.Form(Story.Maya, Story.Sam));
    private static readonly Instant At = Clocks.Local("2027-05-01T10:00");
    private static readonly Person Into = new("Maya Ortiz-Vega", EmailAddress.Parse("m.ortiz@new.example"));

    [Fact]
    public void A_merged_person_keeps_seat_answers_letters_and_payments()
    {
        Scenario.For(Oakland).Given(Confirmed).At(At).When(new MergePerson(Story.Maya.Email, Into, " Twice ")).Then(new PersonMerged(Story.Maya.Email, Into, "Twice", At));

        var before = Story.State(Confirmed);
        var after = Story.State([.. Confirmed, new PersonMerged(Story.Maya.Email, Into, "Twice", At)]);
        Assert.Equal(
            before with
            {
                Registrar = before.Registrar with { Name = Into.Name, Email = Into.Email },
                Participants = [before.Participants[0] with { Person = Story.Maya with { Name = Into.Name, Email = Into.Email } }, before.Participants[1]],
            },
            after);
    }

    [Fact]
    public void Whoever_stands_at_another_address_is_left_alone() =>
        Scenario.For(Oakland).Given(Confirmed).At(At).When(new MergePerson(Story.Noor.Email, Into, "Twice")).Then();

    [Fact]
    public void A_certificate_under_another_name_is_issued_anew_under_its_code()
    {
        var earned = new Certificate("4T7M49QX0ABCDEFG", Story.Maya.Name, 630, At, 1);
        Scenario.For(Oakland).Given([.. Confirmed, new CertificateIssued(Story.One, earned)]).At(At).When(new MergePerson(Story.Maya.Email, Into, "Twice")).Then(
            new PersonMerged(Story.Maya.Email, Into, "Twice", At), new CertificateIssued(Story.One, earned with { Name = Into.Name, Issue = 2 }));
    }

    [Fact]
    public void A_merge_needs_a_reason_and_a_person_as_people_are_written()
    {
        var given = Scenario.For(Oakland).Given(Confirmed).At(At);
        given.When(new MergePerson(Story.Maya.Email, Into, " ")).Refused(new ReasonMissing());
        given.When(new MergePerson(Story.Maya.Email, Into with { Name = "" }, "Twice")).Refused(new FormFaulty([new Fault("into.name", "Missing")]));
    }
}

namespace Nep.Registration.Domain.Tests.Registrations;

public class FormRulesTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();

    public static TheoryData<string, RegistrationForm, Fault> Faulty => new()
    {
        { "no registrar's name", By(Story.MayaRegisters with { Name = " " }), new Fault("registrar.name", "Missing") },
        { "a registrar's name of 201 characters", By(Story.MayaRegisters with { Name = Long(201) }), new Fault("registrar.name", "TooLong", "200") },
        { "no registrar's address", By(Story.MayaRegisters with { Email = default }), new Fault("registrar.email", "NotAnAddress") },
        { "a bell in the organization", By(Story.MayaRegisters with { Organization = "a\ab" }), new Fault("registrar.organization", "ControlCharacters") },
        { "a language nobody writes", By(Story.MayaRegisters with { Language = "tlh" }), new Fault("registrar.language", "NotAChoice") },
        { "nobody", Story.Form(), new Fault("people", "Missing") },
        { "eleven people", Story.Form([.. Enumerable.Repeat(Story.Maya, 11)]), new Fault("people", "TooManyTogether", "10") },
        { "no name", Story.Form(Story.Maya with { Name = "" }), new Fault("people[0].name", "Missing") },
        { "a line break in the second name", Story.Form(Story.Sam, Story.Maya with { Name = "Maya\nBcc: x" }), new Fault("people[1].name", "ControlCharacters") },
        { "no address", Story.Form(Story.Maya with { Email = default }), new Fault("people[0].email", "NotAnAddress") },
        { "pronouns of 10,000 characters", Story.Form(Story.Maya with { Pronouns = Long(10_000) }), new Fault("people[0].pronouns", "TooLong", "200") },
        { "no role", Answering(), new Fault("people[0].answers.role", "Missing") },
        { "a role that is not offered", Answering(new Answer("role", "Wizard")), new Fault("people[0].answers.role", "NotAChoice") },
        { "a district of 2,001 characters", Answering(Teacher, new Answer("district", Long(2001))), new Fault("people[0].answers.district", "TooLong", "2000") },
        { "a bell in the district", Answering(Teacher, new Answer("district", "\a")), new Fault("people[0].answers.district", "ControlCharacters") },
        { "a consent in other words", Answering(Teacher, new Answer("photos", "perhaps")), new Fault("people[0].answers.photos", "NotAChoice") },
        { "an answer nobody asked for", Answering(Teacher, new Answer("salary", "1")), new Fault("people[0].answers.salary", "NotAChoice") },
        { "two answers to one question", Answering(Teacher, Teacher), new Fault("people[0].answers.role", "NotAChoice") },
        { "older terms", Story.Form(Story.Maya) with { TermsVersion = "2025-01" }, new Fault("terms", "TermsNotAgreed") },
    };

    private static Answer Teacher => new("role", "Teacher");

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_faulty_form_is_refused_beside_the_field(string what, RegistrationForm form, Fault fault)
    {
        Assert.NotEmpty(what);
        Scenario.For(Institute).When(Story.Place(form)).Refused(new FormFaulty([fault]));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        Scenario.For(Institute).When(Story.Place(new RegistrationForm(Story.MayaRegisters with { Name = "" }, [], "", ""))).Refused(new FormFaulty(
        [
            new Fault("registrar.name", "Missing"), new Fault("people", "Missing"), new Fault("terms", "TermsNotAgreed"),
        ]));

    [Theory]
    [InlineData("ʻIolani Kealoha")]
    [InlineData("李小龍")]
    [InlineData("Jean-Luc d'Arc III")]
    [InlineData("नीलम")]
    [InlineData("X")]
    public void A_name_is_taken_as_people_write_it(string name) =>
        Assert.Empty(FormRules.Check(Institute, Story.Form(Story.Maya with { Name = name })));

    [Fact]
    public void An_optional_answer_may_be_left_out_or_consent_given() =>
        Assert.Empty(FormRules.Check(Institute, Answering(Teacher, new Answer("district", ""), new Answer("photos", "yes"))));

    private static RegistrationForm By(Registrar registrar) => Story.FormFor(registrar, Story.Maya);

    private static RegistrationForm Answering(params Answer[] answers) =>
        Story.Form(Story.Maya) with { Entrants = [new Entrant(Story.Maya, [.. answers])] };

    private static string Long(int length) => new('a', length);
}

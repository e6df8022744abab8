namespace Nep.Registration.Domain.Tests.Registrations;

public class CertificateTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly Instant At = Clocks.Local("2027-03-31T14:00");
    private static readonly IssueCertificate Issue = new(Story.One, "C0DE000000000001", 720);
    private static readonly CertificateIssued Issued = new(Story.One, new Certificate("C0DE000000000001", "Maya Ortiz", 720, At, 1));

    [Fact]
    public void A_certificate_freezes_the_name_and_the_time() =>
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).At(At).When(Issue).Then(Issued);

    [Fact]
    public void The_same_attendance_brings_no_second_certificate() =>
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Issued]).At(At).When(Issue with { Code = "C0DE000000000002" }).ThenNothing();

    [Fact]
    public void A_correction_issues_it_anew() =>
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Issued]).At(At).When(new IssueCertificate(Story.One, "C0DE000000000002", 600))
            .Then(new CertificateIssued(Story.One, new Certificate("C0DE000000000002", "Maya Ortiz", 600, At, 2)));

    [Fact]
    public void A_mended_name_issues_it_anew()
    {
        var mended = Story.Maya with { Name = "Maya Ortiz-Vega" };
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Issued, new PersonChanged(Story.One, mended, false)]).At(At)
            .When(Issue with { Code = "C0DE000000000002" })
            .Then(new CertificateIssued(Story.One, new Certificate("C0DE000000000002", "Maya Ortiz-Vega", 720, At, 2)));
    }

    [Fact]
    public void A_name_mended_afterwards_is_mended_on_the_certificate_under_its_code()
    {
        var (mended, later) = (Story.Maya with { Name = "Maya Ortiz-Vega" }, At + Duration.FromDays(3));
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Issued]).At(later).When(new ChangePerson(Story.One, mended)).Then(
            new PersonChanged(Story.One, mended, Substituted: false),
            new CertificateIssued(Story.One, Issued.Certificate with { Name = "Maya Ortiz-Vega", At = later, Issue = 2 }));
    }

    [Fact]
    public void Only_the_confirmed_get_one() =>
        Scenario.For(Institute).Given(Story.Placed(Institute)).At(At).When(Issue).Refused(new NotConfirmed());

    [Fact]
    public void Nobody_who_is_not_in_the_registration_gets_one() =>
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).At(At).When(Issue with { Number = new ParticipantNumber(2) })
            .Refused(new RegistrationNotFound());
}

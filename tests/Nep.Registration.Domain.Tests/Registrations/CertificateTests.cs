namespace Nep.Registration.Domain.Tests.Registrations;

public class CertificateTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly Instant At = Clocks.Local("2027-03-31T14:00");
    private static readonly Instant Later = At + Duration.FromDays(3);
    private static readonly CountAttendance All = Count(720);
    private static readonly AttendanceCounted Counted = News(720, 1, At);
    private static readonly CertificateIssued Issued = new(Story.One, new Certificate("C0DE000000000001", "Maya Ortiz", 720, At, 1));

    [Fact]
    public void A_certificate_freezes_the_name_and_the_time() =>
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).At(At).When(All).Then(Counted, Issued);

    [Fact]
    public void The_same_attendance_brings_no_second_certificate() =>
        Certified().At(Later).When(Count(720, "C0DE000000000002")).ThenNothing();

    [Fact]
    public void A_correction_issues_it_anew_under_the_same_code() => Certified().At(Later).When(Count(600, "C0DE000000000002"))
        .Then(News(600, 2, Later), Issued with { Certificate = Issued.Certificate with { Minutes = 600, At = Later, Issue = 2 } });

    [Fact]
    public void A_correction_that_leaves_too_little_time_withdraws_it() =>
        Certified().At(Later).When(Count(540)).Then(News(540, 2, Later), new CertificateWithdrawn(Story.One, Later));

    [Fact]
    public void A_correction_back_issues_it_again_under_the_same_code()
    {
        var monday = Later + Duration.FromDays(1);
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Counted, Issued, News(540, 2, Later), new CertificateWithdrawn(Story.One, Later)]).At(monday)
            .When(All).Then(News(720, 3, monday), Issued with { Certificate = Issued.Certificate with { At = monday, Issue = 2 } });
    }

    [Fact]
    public void A_letter_of_attendance_becomes_a_certificate_if_a_correction_lifts_it() =>
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), News(540, 1, At)]).At(Later).When(All)
            .Then(News(720, 2, Later), Issued with { Certificate = Issued.Certificate with { At = Later } });

    [Fact]
    public void Money_owed_delays_a_certificate_until_it_comes()
    {
        RegistrationEvent[] owing = [Story.Placed(Institute), new PaymentReceived(Story.First, Money.Usd(100), At), new RegistrationConfirmed(At)];
        var rest = Money.Usd(795);
        Scenario.For(Institute).Given(owing).At(At).When(All).Then(Counted);
        Scenario.For(Institute).Given([.. owing, Counted]).At(Later).When(new RecordPayment(Story.Second, rest, []))
            .Then(new PaymentReceived(Story.Second, rest, Later), Issued with { Certificate = Issued.Certificate with { At = Later } });
    }

    [Fact]
    public void Money_that_went_back_never_takes_a_certificate_away()
    {
        var back = new RecordOutsideRefund(Story.First, "re_9", Money.Usd(100));
        Certified().At(Later).When(back).Then(new RefundMadeOutside(1, Story.First, Money.Usd(100), "re_9", Later));
    }

    [Fact]
    public void A_name_mended_afterwards_is_mended_on_the_certificate_under_its_code()
    {
        var mended = Story.Maya with { Name = "Maya Ortiz-Vega" };
        Certified().At(Later).When(new ChangePerson(Story.One, mended)).Then(
            new PersonChanged(Story.One, mended, Substituted: false),
            new CertificateIssued(Story.One, Issued.Certificate with { Name = "Maya Ortiz-Vega", At = Later, Issue = 2 }));
    }

    [Fact]
    public void A_certificate_from_before_counts_were_kept_stays_and_follows_its_holders_name()
    {
        var mended = Story.Maya with { Name = "Maya Ortiz-Vega" };
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Issued]).At(Later).When(new ChangePerson(Story.One, mended)).Then(
            new PersonChanged(Story.One, mended, Substituted: false),
            new CertificateIssued(Story.One, Issued.Certificate with { Name = "Maya Ortiz-Vega", At = Later, Issue = 2 }));
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Issued]).At(Later).When(Count(720, "C0DE000000000002")).Then(News(720, 1, Later));
    }

    [Fact]
    public void Whoever_takes_a_seat_over_has_nobody_elses_certificate()
    {
        var changed = new PersonChanged(Story.One, Story.Sam, true);
        var sam = Story.State([.. Story.Confirmed(Institute), Counted, Issued, changed]).Participants[0];
        Assert.Equal((null, null), (sam.Certificate, sam.Attended));
    }

    [Fact]
    public void Whoever_never_came_has_nothing_counted() =>
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).At(At).When(Count(0)).ThenNothing();

    [Fact]
    public void Whoever_came_for_too_little_time_gets_a_letter_of_attendance_and_each_correction_another()
    {
        Assert.Equal(["AttendanceLetter 1"], Letters(News(540, 1, At)));
        Assert.Equal(["AttendanceLetter 2"], Letters(News(540, 1, At), News(360, 2, Later)));
        Assert.Equal(["Certificate 1"], Letters(Counted, Issued));
        Assert.Equal(["AttendanceLetter 2"], Letters(Counted, Issued, News(540, 2, Later), new CertificateWithdrawn(Story.One, Later)));
        Assert.Equal([], Letters());
    }

    [Fact]
    public void The_link_to_the_learning_record_is_sent_once_however_often_it_is_asked_for_in_a_row()
    {
        RegistrationEvent[] asked = [.. Story.Confirmed(Institute), new RecordAsked(Story.One, At)];
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).At(At).When(new AskForRecord(Story.One)).Then(new RecordAsked(Story.One, At));
        Scenario.For(Institute).Given(asked).At(At + Duration.FromMinutes(9)).When(new AskForRecord(Story.One)).ThenNothing();
        Scenario.For(Institute).Given(asked).At(At + Duration.FromMinutes(10)).When(new AskForRecord(Story.One)).Then(new RecordAsked(Story.One, At + Duration.FromMinutes(10)));
        Assert.Equal([$"LearningRecord {At.ToUnixTimeSeconds()}"], Letters(new RecordAsked(Story.One, At)));
    }

    [Fact]
    public void Only_the_confirmed_get_one() => Scenario.For(Institute).Given(Story.Placed(Institute)).At(At).When(All).Refused(new NotConfirmed());

    [Fact]
    public void Nobody_who_is_not_in_the_registration_gets_one() =>
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).At(At).When(new CountAttendance([All.Counts[0] with { Number = new ParticipantNumber(2) }]))
            .Refused(new RegistrationNotFound());

    private static Scenario<RegistrationEvent, RegistrationCommand> Certified() =>
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Counted, Issued]);

    private static CountAttendance Count(int minutes, string code = "C0DE000000000001") =>
        new([new AttendanceCount(Story.One, minutes, 720, minutes >= 576, code)]);

    private static AttendanceCounted News(int minutes, int version, Instant at) =>
        new(Story.One, new Attended(minutes, 720, minutes >= 576, "C0DE000000000001", version, at));

    private static IEnumerable<string> Letters(params RegistrationEvent[] more) =>
        from step in RegistrationPlan.Steps(Institute, Story.State([.. Story.Confirmed(Institute), .. more]), [])
        let letter = (step.Act as Act.SendLetter)?.Letter
        where letter is not null && letter.Kind != LetterKind.Confirmation
        select $"{letter.Kind} {letter.Anchor}";
}

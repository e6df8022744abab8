using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Following;

/// <summary>
/// Attendance that is corrected after hours were counted. Person 1 was at all four sessions, person 2 at three of four; a certificate takes 80
/// percent of the time.
/// </summary>
public sealed class CorrectionTests
{
    private static readonly ParticipantNumber First = new(1);

    [Fact]
    public async Task A_correction_reissues_the_certificate_under_the_same_code()
    {
        using var house = await Counted();
        var issued = await CertificateOf(house, 1);

        await Correct(house, 1, 4, new CheckInCommand.Correct(null, 60, "Left early"));
        await Settle(house);

        Assert.Equal(issued with { Minutes = 600, Issue = 2, At = house.Time.Now }, await CertificateOf(house, 1));
        Assert.Equal(600, (await house.Get<AttendanceDesk>().Verify(Desk.Id, issued.Code))?.Certificate.Minutes);
        Assert.Equal(["1", "2"], Letters(house, 1, LetterKind.Certificate));
    }

    [Fact]
    public async Task A_correction_below_the_threshold_withdraws_the_certificate_and_the_verification_knows()
    {
        using var house = await Counted();
        var issued = await CertificateOf(house, 1);

        await Correct(house, 1, 4, new CheckInCommand.TakeBack());
        await Settle(house);

        Assert.Equal(issued with { Withdrawn = house.Time.Now }, (await house.Get<AttendanceDesk>().Verify(Desk.Id, issued.Code))?.Certificate);
        Assert.Equal(["2"], Letters(house, 1, LetterKind.AttendanceLetter));
    }

    [Fact]
    public async Task A_letter_of_attendance_becomes_a_certificate_when_a_correction_lifts_it()
    {
        using var house = await Counted();
        Assert.Equal(["1"], Letters(house, 2, LetterKind.AttendanceLetter));

        await Correct(house, 2, 4, new CheckInCommand.Arrive());
        await Settle(house);

        Assert.Equal((720, 1), (await CertificateOf(house, 2) is var certificate ? (certificate.Minutes, certificate.Issue) : default));
        Assert.Equal(["1"], Letters(house, 2, LetterKind.Certificate));
    }

    [Fact]
    public async Task Corrections_in_a_row_are_counted_once_ten_minutes_after_the_last()
    {
        using var house = await Counted();
        await Correct(house, 1, 4, new CheckInCommand.TakeBack());
        await house.Pass(Duration.FromMinutes(9));
        await Correct(house, 1, 4, new CheckInCommand.Arrive());
        await house.Pass(Duration.FromMinutes(9));
        Assert.Equal(1, (await house.Get<OfferingDesk>().CohortOf(Desk.Id)).Done.Count(deed => deed.Step.StartsWith("certificates:", StringComparison.Ordinal)));
        await house.Pass(Duration.FromMinutes(2));

        Assert.Equal(2, (await house.Get<OfferingDesk>().CohortOf(Desk.Id)).Done.Count(deed => deed.Step.StartsWith("certificates:", StringComparison.Ordinal)));
        Assert.True((await CertificateOf(house, 1)) is { Issue: 1, IsValid: true });
        Assert.Equal(["1"], Letters(house, 1, LetterKind.Certificate));
    }

    [Fact]
    public async Task A_session_that_did_not_take_place_lifts_whoever_missed_only_that_one()
    {
        using var house = await Counted();
        Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.CancelSession(new SessionNumber(4), "Nobody was there"), Desk.Staff));
        await Settle(house);

        Assert.Equal(540, (await CertificateOf(house, 2)).Minutes);
        Assert.Equal((540, 2), (await CertificateOf(house, 1) is var one ? (one.Minutes, one.Issue) : default));
    }

    [Fact]
    public async Task Money_that_comes_after_the_end_brings_the_certificate()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Certificate = new CertificateRule(80) });
        await house.Place(1);
        await house.Pay(1);
        await house.Follow();
        await Attend(house, 1, 4);
        var dispute = new RegistrationCommand.RecordOutsideRefund(PaymentId.Parse("pi_1"), "re_1", Money.Usd(100));
        await house.Get<RegistrationFiling>().Handle(await house.Offering(Desk.Id), Desk.Number(1), dispute, Desk.Staff);
        await house.Pass(Duration.FromHours(6));
        Assert.Null((await house.State(Desk.Number(1))).Participants[0].Certificate);

        await house.Pay(1, Money.Usd(100), "pj");
        await house.Follow();

        Assert.Equal(720, (await CertificateOf(house, 1)).Minutes);
        Assert.Equal(["1"], Letters(house, 1, LetterKind.Certificate));
    }

    [Fact]
    public async Task However_often_the_process_ends_a_correction_comes_to_the_same() => Assert.NotEqual(0, await EveryCrash.In(
        async house => await Count(house),
        async house =>
        {
            await Correct(house, 1, 4, new CheckInCommand.TakeBack());
            await Correct(house, 2, 4, new CheckInCommand.Correct(null, 180, "She was there"));
            await Settle(house);
        }));

    [Fact]
    public async Task Whoever_comes_in_anothers_stead_half_way_does_not_get_the_others_hours()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Certificate = new CertificateRule(80) });
        await house.Enrol(1);
        await Attend(house, 1, 3);
        var offering = await house.Offering(Desk.Id);
        await house.Registrations.ChangePerson(offering, Desk.Number(1), First, Desk.Person(2), (await house.State(Desk.Number(1))).Participants[0].Answers, Desk.Staff, overrides: true);
        await house.Pass(offering.Zone.At(offering.Sessions[3].Starts) - house.Time.Now);
        await Correct(house, 1, 4, new CheckInCommand.Arrive());
        await house.Pass(Duration.FromHours(6));

        var person = (await house.State(Desk.Number(1))).Participants[0];
        Assert.Equal((Desk.Person(2), 180, false, null), (person.Person, person.Attended!.Minutes, person.Attended.Reaches, person.Certificate));
        Assert.Equal([0, 0, 0, 180], (await house.Get<AttendanceDesk>().Hours(offering, Desk.Number(1), person)).Select(one => one.Minutes));
    }

    private static async Task<House> Counted()
    {
        var house = new House();
        await Count(house);
        return house;
    }

    private static async Task Count(House house)
    {
        await house.Publish(Desk.Details with { Certificate = new CertificateRule(80) });
        await house.Enrol(1, 2);
        await Attend(house, 1, 4, also: 2);
        await house.Pass(Duration.FromHours(6));
    }

    /// <summary>One person comes to the first so many sessions; another to all of them but the last.</summary>
    private static async Task Attend(House house, int number, int sessions, int? also = null)
    {
        var offering = await house.Offering(Desk.Id);
        foreach (var session in offering.Sessions.Take(sessions))
        {
            await house.Pass(offering.Zone.At(session.Starts) - house.Time.Now);
            await Correct(house, number, session.Number.Value, new CheckInCommand.Arrive());
            if (also is { } other && session.Number.Value < 4) await Correct(house, other, session.Number.Value, new CheckInCommand.Arrive());
        }
    }

    private static async Task Correct(House house, int number, int session, CheckInCommand command) => Assert.Null(
        await house.Get<AttendanceDesk>().Tell(
            await house.Offering(Desk.Id), await house.State(Desk.Number(number)), First, new SessionNumber(session), command, CheckInMethod.Roster, Desk.Staff));

    private static Task Settle(House house) => house.Pass(CohortPlan.CorrectionsSettle);

    private static async Task<Certificate> CertificateOf(House house, int number) => (await house.State(Desk.Number(number))).Participants[0].Certificate!;

    private static IEnumerable<string> Letters(House house, int number, LetterKind kind) =>
        from mail in house.Post.Taken
        let key = mail.Key.ToString().Split('|')
        where key[0] == $"{Desk.Number(number)}" && key[1] == $"{kind}"
        select key[3];
}

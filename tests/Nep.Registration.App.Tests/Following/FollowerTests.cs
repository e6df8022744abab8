using Nep.Registration.App.Attendance;
using Nep.Registration.App.Following;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Tests.Following;

public class FollowerTests
{
    private static readonly ParticipantNumber First = new(1);

    [Fact]
    public async Task Lost_signals_cost_lateness_only()
    {
        using var house = new House();
        await house.Publish();
        house.Signals.AreLost = true;
        await house.Enrol(1);
        Assert.Empty(house.Post.Taken);
        await house.Pass(MailRecord.SettleAfter);
        Assert.Equal([LetterKind.Confirmation], Kinds(house));
    }

    [Fact]
    public async Task A_claim_that_is_delivered_too_late_is_settled_instead_so_that_no_letter_is_on_two_ways()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(1, "SPONSOR");
        Assert.True(house.Signals.Take(out _));
        Assert.True(house.Signals.Take(out var late));
        await house.Pass(MailRecord.SettleAfter);
        await house.Get<Follower>().Deliver(late.Plan, late.Claimed, default);
        Assert.Equal([LetterKind.Confirmation], Kinds(house));
    }

    [Fact]
    public async Task What_the_provider_remembers_of_one_hand_over_says_nothing_of_another_that_was_begun_since()
    {
        using var house = new House();
        await house.Publish();
        house.Post.NextBreaks = PostBreak.BeforeTaking;
        await house.Enrol(1);
        house.Time.Now += MailRecord.SettleAfter;
        using var other = house.Beside();
        house.Store.BeforeNextTransaction = async () =>
        {
            house.Post.NextBreaks = PostBreak.AfterTaking;
            await other.Follow();
        };
        await house.Follow();
        await house.Pass(Duration.FromMinutes(10), Duration.FromMinutes(1));
        Assert.Equal([LetterKind.Confirmation], Kinds(house));
    }

    [Fact]
    public async Task What_waits_for_a_busy_provider_lapses_when_nothing_calls_for_it_any_more()
    {
        using var house = new House();
        await house.Publish();
        house.Post.Says = mail => mail.Kind == nameof(LetterKind.Confirmation) ? new PostOutcome.Busy() : null;
        await house.Enrol(1);
        await house.Cancel(1);
        await house.Follow();
        var ledger = await house.Get<App.Registrations.RegistrationDrawer>().Mail(Desk.Id, Desk.Number(1));
        Assert.Equal(
            [(LetterKind.Cancellation, MailState.Sent), (LetterKind.Confirmation, MailState.Lapsed)],
            ledger.Select(mail => (mail.Letter.Kind, mail.State)).OrderBy(line => $"{line.Kind}"));
    }

    [Fact]
    public async Task While_nothing_is_due_the_follower_is_not_woken()
    {
        using var house = new House();
        await house.Publish();
        await house.Enrol(1, 2, 3);
        await house.Place(4);
        await house.Pay(4);
        await house.Follow();
        var (looks, _) = (house.Looks, house.Store.Calls);
        await house.Pass(Duration.FromDays(30), Duration.FromHours(1));
        Assert.Equal(looks, house.Looks);
    }

    [Fact]
    public async Task Looking_at_a_plan_once_too_often_changes_nothing()
    {
        using var house = new House();
        await house.Publish();
        await house.Enrol(1);
        var before = Outcome.Of(house);
        house.Store.Expect(null);
        for (var time = 0; time < 3; time++)
        {
            await house.Get<Follower>().Advance(new PlanId.OfRegistration(Desk.Id, Desk.Number(1)), default);
            await house.Get<Follower>().Advance(new PlanId.OfCohort(Desk.Id), default);
        }

        Assert.Empty(house.Store.Transactions);
        Assert.Equal(before, Outcome.Of(house));
    }

    [Fact]
    public async Task Certificates_are_issued_once_to_whoever_earned_them()
    {
        using var house = await Attended();
        await house.Pass(Duration.FromDays(3), Duration.FromHours(8));
        Assert.Equal([Desk.Number(1)], Certificates(house));
        Assert.Null((await house.State(Desk.Number(2))).Participants[0].Certificate);
    }

    [Fact]
    public async Task A_name_corrected_afterwards_corrects_the_certificate_under_its_code()
    {
        using var house = await Attended();
        var issued = (await house.State(Desk.Number(1))).Participants[0].Certificate!;
        var mended = Desk.Person(1) with { Name = "Renée Alvarez" };
        Assert.IsType<App.Registrations.Filed.Done>(await house.Registrations.ChangePerson(
            await house.Offering(Desk.Id), Desk.Number(1), First, mended, [], Desk.Staff, overrides: true));
        await house.Follow();
        var shown = await house.Get<AttendanceDesk>().Verify(Desk.Id, issued.Code);
        Assert.Equal(issued with { Name = mended.Name, At = house.Time.Now, Issue = 2 }, shown?.Certificate);
        Assert.Equal([Desk.Number(1), Desk.Number(1)], Certificates(house));
    }

    private static async Task<House> Attended()
    {
        var house = new House();
        await house.Publish();
        await house.Enrol(1, 2);
        var offering = await house.Offering(Desk.Id);
        foreach (var session in offering.Sessions)
        {
            await house.Pass(offering.Zone.At(session.Starts) - house.Time.Now);
            Assert.Null(await house.Get<AttendanceDesk>().Mark(
                offering, await house.State(Desk.Number(1)), First, session.Number, true, CheckInMethod.Roster, Desk.Staff));
        }

        await house.Pass(Duration.FromHours(6));
        return house;
    }

    private static IEnumerable<LetterKind> Kinds(House house) => house.Post.Taken.Select(mail => Enum.Parse<LetterKind>(mail.Kind));

    private static IEnumerable<RegistrationId> Certificates(House house) =>
        house.Post.Taken.Where(mail => mail.Kind == nameof(LetterKind.Certificate)).Select(mail => RegistrationId.Parse(mail.Key.ToString().Split('|')[0]));
}

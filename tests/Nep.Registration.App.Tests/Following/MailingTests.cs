using Nep.Registration.App.Letters;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Tests.Following;

/// <summary>Mail to a list: each once, whatever ends the process, and no more of it once staff stop it.</summary>
public class MailingTests
{
    private static readonly MailingId Id = MailingId.Parse("0123456789ab");
    private static readonly Actor.Staff Ines = (Actor.Staff)Desk.Staff;

    private static readonly MailingDraft Draft = new(
        LetterKind.ListNews, MailingAudience.Everyone, "?state=Confirmed",
        [MailingDesk.WithWayOut(LetterKind.ListNews, new MailingText("en", new Wording("Bring paper, {{name}}", "Paper", "Hello {{name}}, bring paper.")))]);

    [Fact]
    public async Task A_list_of_250_gets_each_mail_once_with_two_ledger_transactions_a_hundred()
    {
        using var house = await WithCohort(250);
        house.Store.Expect(null);
        Assert.Null(await Order(house));
        await house.Follow();
        Assert.Equal(250, Mails(house).Distinct().Count());
        Assert.Equal(250, Mails(house).Count());
        Assert.Equal(6, house.Store.Transactions.Count(keys => keys.Contains("mail|", StringComparison.Ordinal)));
        Assert.Equal(new CohortDeed("mailing:0123456789ab", house.Time.Now, 250), (await house.Get<OfferingDesk>().CohortOf(Desk.Id)).Done.Single());
    }

    [Fact]
    public async Task The_list_is_frozen_when_it_is_confirmed_and_says_what_it_says_to_each_reader()
    {
        using var house = await WithCohort(2);
        Assert.Null(await Order(house));
        await house.Place(3, "SPONSOR");
        await house.Follow();
        Assert.Equal(["Bring paper, Person 1", "Bring paper, Person 2"], house.Post.Taken.Where(IsOfList).Select(mail => mail.Subject));
        Assert.All(house.Post.Taken.Where(IsOfList), mail => Assert.NotNull(mail.Unsubscribe));
        Assert.All(house.Post.Taken.Where(IsOfList), mail => Assert.Contains($"{mail.Unsubscribe}", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_list_than_was_shown_is_not_written_to()
    {
        using var house = await WithCohort(2);
        var shown = (await List(house)).Stamp;
        await house.Enrol(3);
        Assert.Equal(new MailingListChanged(2, 3), await Order(house, shown));
        await house.Follow();
        Assert.DoesNotContain(house.Post.Taken, mail => IsOfList(mail));
    }

    [Fact]
    public async Task Optional_mail_passes_over_whoever_opted_out_and_mail_about_the_registration_does_not()
    {
        using var house = await WithCohort(3);
        await house.Get<MailPreferences>().OptOut(ReaderId.Of(Desk.Person(2).Email), OptOutBy.Page);
        Assert.Equal((2, 1), await List(house) is var list ? (list.Recipients.Count, list.OptedOut) : default);
        Assert.Equal((3, 0), await house.Get<MailingDesk>().List(Desk.Id, Draft with { Kind = LetterKind.ListNotice }, Numbers(3)) is var all ? (all.Recipients.Count, all.OptedOut) : default);
        Assert.Null(await Order(house));
        await house.Get<MailPreferences>().OptOut(ReaderId.Of(Desk.Person(3).Email), OptOutBy.Page);
        await house.Follow();
        Assert.Equal([Desk.Number(1)], Mails(house));
        Assert.Equal((1, 1), Assert.Single(await house.Get<MailingDesk>().All(Desk.Id)) is var one ? (one.Gone, one.Of(MailState.OptedOut)) : default);
    }

    [Fact]
    public async Task Stopped_half_way_what_has_not_gone_does_not_go_and_the_ledger_is_left_without_an_open_line()
    {
        using var house = await WithCohort(250);
        Assert.Null(await Order(house));
        house.Post.Says = mail =>
        {
            if (IsOfList(mail) && house.Post.Taken.Count(IsOfList) == 40) house.Get<MailingDesk>().Stop(Desk.Id, Id, "Wrong day", Ines).GetAwaiter().GetResult();
            return null;
        };
        await house.Follow();
        Assert.Equal(100, Mails(house).Count());
        Assert.Equal([("mailing-stopped:0123456789ab", 100)], (await house.Get<OfferingDesk>().CohortOf(Desk.Id)).Done.Select(deed => (deed.Step, deed.Count)));
        var standing = Assert.Single(await house.Get<MailingDesk>().All(Desk.Id));
        Assert.Equal((true, 100, 0), (standing.IsOver, standing.Gone, standing.Of(MailState.Sending)));
        await house.Pass(Duration.FromMinutes(20));
        Assert.DoesNotContain(await house.Get<MissedMail>().Check(Desk.Id), line => line.Differs);
    }

    [Fact]
    public async Task It_stands_in_the_forecast_while_it_is_under_way_and_in_the_check_afterwards()
    {
        using var house = await WithCohort(3);
        house.Post.Says = mail => IsOfList(mail) ? new PostOutcome.Busy() : null;
        Assert.Null(await Order(house));
        await house.Follow();
        Assert.Equal(("Bring paper, {{name}}", 3), (await house.Get<MailOutlooks>().Forecast(Desk.Id)).Where(line => line.Kind == LetterKind.ListNews).Select(line => (line.About, line.Letters)).Single());
        house.Post.Says = _ => null;
        await house.Pass(Duration.FromMinutes(30), Duration.FromMinutes(1));
        Assert.DoesNotContain(await house.Get<MailOutlooks>().Forecast(Desk.Id), line => line.Kind == LetterKind.ListNews);
        Assert.Equal((3, 3), (await house.Get<MissedMail>().Check(Desk.Id)).Single(line => line.Kind == LetterKind.ListNews) is var line ? (line.Expected, line.Went) : default);
    }

    [Fact]
    public async Task A_day_of_downtime_lets_it_lapse_and_the_check_says_so()
    {
        using var house = await WithCohort(2);
        Assert.Null(await Order(house));
        house.Time.Now += Duration.FromDays(2);
        await house.Follow();
        Assert.Empty(Mails(house));
        Assert.Equal(2, (await house.Get<MissedMail>().Check(Desk.Id)).Single(line => line.Kind == LetterKind.ListNews).Missed.Count);
    }

    [Fact]
    public async Task A_mail_of_it_that_bounced_goes_out_again_with_the_same_text_when_a_person_says_so()
    {
        using var house = await WithCohort(1);
        house.Post.Says = mail => IsOfList(mail) ? new PostOutcome.Unsure("no answer") : null;
        Assert.Null(await Order(house));
        await house.Follow();
        house.Post.Says = _ => null;
        var letter = Draft.Kind is var kind ? new Letter(Desk.Number(1), kind, new ParticipantNumber(1), 0, $"{Id}") : null!;
        Assert.IsType<FormFaulty>(await house.Get<RegistrationFiling>().SettleMail(await house.Offering(Desk.Id), Desk.Number(1), letter.Key, MailSettlement.Again, new string('x', 40_000), Ines, default));
        Assert.Null(await house.Get<RegistrationFiling>().SettleMail(await house.Offering(Desk.Id), Desk.Number(1), letter.Key, MailSettlement.Again, "She says that nothing came", Ines, default));
        await house.Follow();
        Assert.Equal("Bring paper, Person 1", house.Post.Taken.Single(IsOfList).Subject);
    }

    [Fact]
    public async Task Ordering_and_sending_survive_a_crash_at_every_call_to_the_store_and_no_mail_goes_twice() => Assert.NotEqual(0, await EveryCrash.In(
        async house =>
        {
            await house.Publish();
            await house.Enrol(1, 2, 3);
        },
        async house =>
        {
            Assert.Null(await Order(house));
            await house.Follow();
        }));

    [Fact]
    public async Task Stopping_survives_a_crash_at_every_call_to_the_store() => Assert.NotEqual(0, await EveryCrash.In(
        async house =>
        {
            await house.Publish();
            await house.Enrol(1, 2, 3);
            house.Post.Says = mail => IsOfList(mail) && mail.To == Desk.Person(2).Email ? new PostOutcome.Busy() : null;
            Assert.Null(await Order(house));
            await house.Follow();
        },
        async house =>
        {
            Assert.Null(await house.Get<MailingDesk>().Stop(Desk.Id, Id, "Wrong day", Ines));
            await house.Follow();
        }));

    [Theory]
    [InlineData(PostBreak.BeforeTaking)]
    [InlineData(PostBreak.AfterTaking)]
    public async Task A_broken_hand_over_loses_no_mail_and_doubles_none(PostBreak breaks)
    {
        using var house = await WithCohort(150);
        Assert.Null(await Order(house));
        house.Post.NextBreaks = breaks;
        await house.Follow();
        house.Restart();
        await house.Pass(Duration.FromMinutes(10), Duration.FromMinutes(1));
        Assert.Equal(150, Mails(house).Count());
        Assert.Equal(150, Mails(house).Distinct().Count());
    }

    private static bool IsOfList(Mail mail) => mail.Kind is nameof(LetterKind.ListNews) or nameof(LetterKind.ListNotice);

    private static IEnumerable<RegistrationId> Mails(House house) => house.Post.Taken.Where(IsOfList).Select(mail => RegistrationId.Parse(mail.Key.ToString().Split('|')[0]));

    private static RegistrationId[] Numbers(int people) => [.. Enumerable.Range(1, people).Select(Desk.Number)];

    private static async Task<IReadOnlyCollection<RegistrationId>> Found(House house) =>
        [.. (await house.Get<RegistrationList>().Of(Desk.Id)).In(RegistrationOrder.Placed, descending: true).Select(one => one.Id)];

    private static async Task<MailingList> List(House house) => await house.Get<MailingDesk>().List(Desk.Id, Draft, await Found(house));

    private static async Task<Refusal?> Order(House house, string? shown = null) => await house.Get<MailingDesk>().Order(
        Desk.Id, Id, Draft, await Found(house), shown ?? (await List(house)).Stamp, "Paper is short", Ines);

    private static async Task<House> WithCohort(int people)
    {
        var house = new House();
        await house.Publish(Desk.Details with { Capacity = 1000 });
        await house.Enrol(Enumerable.Range(1, people));
        return house;
    }
}

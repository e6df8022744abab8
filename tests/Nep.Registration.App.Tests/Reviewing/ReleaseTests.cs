using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;

namespace Nep.Registration.App.Tests.Reviewing;

public class ReleaseTests
{
    [Fact]
    public async Task A_release_interrupted_anywhere_resumes_and_each_letter_goes_once() => Assert.NotEqual(0, await EveryCrash.In(Decided, async house =>
    {
        await house.Agree();
        await house.Follow();
    }));

    [Fact]
    public async Task A_release_tells_each_applicant_once_with_the_letter_of_their_decision()
    {
        using var house = new House();
        await Decided(house);
        await house.Agree();
        await house.Follow();

        Assert.Equal(
            ["person1: DecisionAccept", "person2: DecisionAlternate", "person3: DecisionDecline"],
            house.Post.Taken.Where(mail => mail.Kind.StartsWith("Decision", StringComparison.Ordinal)).Select(mail => $"{mail.To.ToString().Split('@')[0]}: {mail.Kind}").Order());
        Assert.Equal(3, (await house.Get<DecisionList>().Of(Desk.Id)).Values.Count(one => one.Released == 1));
        Assert.NotNull((await house.Get<DecisionDesk>().BookOf(Desk.Id)).Releases[0].Finished);
    }

    [Fact]
    public async Task Until_the_release_nothing_of_an_application_its_plan_or_its_mail_is_other_than_if_nothing_had_been_decided()
    {
        using var house = new House();
        await house.Apply(3);
        var (before, mail) = (await Rows(house), house.Post.Taken.Count);

        await Draft(house);
        await house.Agree(new LocalDateTime(2027, 1, 25, 9, 0));
        await house.Follow();

        Assert.Equal(before, await Rows(house));
        Assert.Equal(mail, house.Post.Taken.Count);
        await house.Pass(Duration.FromDays(30), Duration.FromDays(1));
        Assert.Equal(ApplicationStatus.Declined, (await house.Application(3)).Status);
    }

    [Fact]
    public async Task A_release_goes_out_at_its_stated_local_time_and_not_before()
    {
        using var house = new House();
        await Decided(house);
        await house.Agree(new LocalDateTime(2027, 1, 25, 9, 0));
        var due = (await house.Offering(Desk.Id)).Zone.At(new LocalDateTime(2027, 1, 25, 9, 0));

        house.Time.Now = due - Duration.FromSeconds(1);
        await house.Follow();
        Assert.Equal(ApplicationStatus.Submitted, (await house.Application(1)).Status);
        house.Time.Now = due;
        await house.Follow();
        Assert.Equal((ApplicationStatus.Offered, due), ((await house.Application(1)).Status, (await house.Application(1)).Decision!.At));
    }

    [Fact]
    public async Task A_release_that_is_called_off_sends_nothing()
    {
        using var house = new House();
        await Decided(house);
        await house.Agree(new LocalDateTime(2027, 1, 25, 9, 0));
        Assert.Null(await house.Get<DecisionDesk>().CallOff(await house.Offering(Desk.Id), "A conflict came up", Panelists.Kofi));

        await house.Pass(Duration.FromDays(25), Duration.FromDays(1));

        Assert.Equal(ApplicationStatus.Submitted, (await house.Application(1)).Status);
    }

    [Fact]
    public async Task An_application_withdrawn_between_agreement_and_release_is_told_nothing()
    {
        using var house = new House();
        await Decided(house);
        await house.Agree(new LocalDateTime(2027, 1, 25, 9, 0));
        await house.Get<App.Admissions.ApplicationDesk>().Handle(
            await house.Offering(Desk.Id), Panelists.Number(1), new ApplicationCommand.WithdrawApplication(new Actor.Applicant(), "Moved"), new Actor.Applicant());

        await house.Pass(Duration.FromDays(25), Duration.FromDays(1));

        Assert.Equal(
            [(ApplicationStatus.Withdrawn, false), (ApplicationStatus.Alternate, true)],
            new[] { await house.Application(1), await house.Application(2) }.Select(one => (one.Status, one.Decision is not null)));
    }

    [Fact]
    public async Task An_application_reopened_after_it_was_decided_and_sent_anew_after_the_agreement_waits_for_a_decision_of_its_own()
    {
        using var house = new House();
        await Decided(house);
        await Change(house, new ApplicationCommand.ReopenApplication(new LocalDateTime(2027, 1, 24, 17, 0), "The wrong file"), Panelists.Ines);
        await house.Agree(new LocalDateTime(2027, 1, 25, 9, 0));
        house.Time.Now += Duration.FromHours(1);
        await Change(house, new ApplicationCommand.SubmitApplication(new Actor.Applicant()), new Actor.Applicant());

        await house.Pass(Duration.FromDays(25), Duration.FromDays(1));
        Assert.Equal([ApplicationStatus.Submitted, ApplicationStatus.Alternate, ApplicationStatus.Declined], await Standing(house));
        Assert.Contains((await house.Get<DecisionDesk>().DryRun(await house.Offering(Desk.Id))).Problems, problem => problem is ReleaseProblem.Undecided { Applications: 1 });

        var (desk, offering) = (house.Get<DecisionDesk>(), await house.Offering(Desk.Id));
        Assert.Null(await desk.Draft(Desk.Id, [Panelists.Draft(1, Decision.Accept)], Panelists.Ines));
        var digest = (await desk.DryRun(offering)).Digest;
        Assert.Null(await desk.Propose(offering, digest, null, Panelists.Ines));
        Assert.Null(await desk.Confirm(offering, digest, Panelists.Kofi));
        await house.Follow();
        Assert.Equal(ApplicationStatus.Offered, (await house.Application(1)).Status);
    }

    [Fact]
    public async Task Two_who_confirm_at_once_release_once()
    {
        using var house = new House();
        await Decided(house);
        using var other = house.Beside();
        var (offering, digest) = (await house.Offering(Desk.Id), (await house.Get<DecisionDesk>().DryRun(await house.Offering(Desk.Id))).Digest);
        Assert.Null(await house.Get<DecisionDesk>().Propose(offering, digest, null, Panelists.Ines));

        await Task.WhenAll(
            house.Get<DecisionDesk>().Confirm(offering, digest, Panelists.Kofi), other.Get<DecisionDesk>().Confirm(offering, digest, new Actor.Staff(EmailAddress.Parse("lena@nep.example"))));

        Assert.Single((await house.Get<DecisionDesk>().BookOf(Desk.Id)).Releases);
    }

    private static async Task Change(House house, ApplicationCommand command, Actor by) => Assert.IsType<App.Admissions.ApplicationFiled.Done>(
        await house.Get<App.Admissions.ApplicationDesk>().Handle(await house.Offering(Desk.Id), Panelists.Number(1), command, by));

    private static async Task<IEnumerable<ApplicationStatus>> Standing(House house) =>
        [(await house.Application(1)).Status, (await house.Application(2)).Status, (await house.Application(3)).Status];

    private static async Task Decided(House house)
    {
        await house.Apply(3);
        await Draft(house);
    }

    private static async Task Draft(House house) => Assert.Null(await house.Get<DecisionDesk>().Draft(
        Desk.Id, [Panelists.Draft(1, Decision.Accept), Panelists.Draft(2, Decision.Alternate, 1), Panelists.Draft(3, Decision.Decline)], Panelists.Ines));

    /// <summary>Every row that an applicant's page, plan, mail or count could be made of.</summary>
    private static async Task<string> Rows(House house)
    {
        var rows = new List<string>();
        foreach (var range in new[] { "app|", "candidate|", "log|app|", "mail|", "reg|", "seat|", "offering" })
            await foreach (var row in house.Rows.All(Desk.Id.ToString(), App.Ports.KeyRange.Prefix(range), default)) rows.Add($"{row.Key} {System.Text.Encoding.UTF8.GetString(row.Value)}");
        return string.Join('\n', rows);
    }
}

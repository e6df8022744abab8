using AngleSharp.Dom;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Admissions.Lives;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>What of the programs that are applied for stands on the staff home until it is done.</summary>
public sealed class ProgramTaskTests
{
    [Fact]
    public async Task References_that_are_overdue_stand_on_the_home_until_they_come()
    {
        await using var life = await Life.Of(Programs.Fellowship);
        var ines = await life.Staff("Ines", StaffRole.Registrar);
        var ana = await Fellow(life, "Ana Ruiz", "Ruth Okafor");
        await life.GoTo(2027, 2, 5, 16);
        Assert.Empty(await Tasks(ines));
        await life.GoTo(2027, 2, 5, 18);
        Assert.Equal(["Applications whose references are overdue: 1"], await Tasks(ines));
        Assert.Equal(["Ana Ruiz"], await Listed(ines));
        await life.GivesReference("Ruth Okafor", ana, ("strength", "Listens"));
        Assert.Empty(await Tasks(ines));
    }

    [Fact]
    public async Task A_proposed_release_stands_on_the_home_until_a_second_person_confirms_it()
    {
        await using var life = await Life.Of(Programs.Boards);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        await Member(life, "June Abel");
        await ines.DecideTheRest("Decline");
        await ines.Do($"{life.Home}/release", "#propose-form", "button");
        Assert.Equal(["Releases that wait for a second person: 1"], await Tasks(omar));
        await omar.Do((await Links(omar))[0], "#confirm-form", "button");
        Assert.Empty(await Tasks(omar));
    }

    [Fact]
    public async Task Reviews_stand_on_their_reviewers_home_and_late_ones_on_that_of_staff()
    {
        await using var life = await Life.Of(Programs.Boards);
        var (ines, kofi) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Kofi", StaffRole.Reviewer));
        await Member(life, "June Abel");
        await ines.MakeRubric(("Experience", 100));
        await ines.Seat(kofi);
        await ines.OpenRound(1);
        await ines.Draw("7 12 33");
        Assert.Equal("1 application State Board Equity Cohort", (await kofi.Page("/staff")).Says("[aria-labelledby=reviews] li"));
        Assert.Empty(await Tasks(ines));
        await life.GoTo(2027, 3, 13, 1); // applicants are told on March 19; the 12th was the last day to review
        Assert.Equal(["Reviews overdue: 1"], await Tasks(ines));
        Assert.StartsWith("1 application Overdue State Board Equity Cohort. Since", (await kofi.Page("/staff")).Says("[aria-labelledby=reviews] li"), StringComparison.Ordinal);
        await kofi.Review(_ => 3);
        Assert.Empty(await Tasks(ines));
        Assert.Equal("Nothing. Your panels", (await kofi.Page("/staff")).Says("[aria-labelledby=reviews] p"));
    }

    [Fact]
    public async Task Where_one_applicant_is_met_the_others_who_are_not_stand_on_the_home()
    {
        await using var life = await Life.Of(Programs.Boards);
        var ines = await life.Staff("Ines", StaffRole.Registrar);
        var june = await Member(life, "June Abel");
        var kay = await Member(life, "Kay Bond");
        Assert.Empty(await Tasks(ines));
        await ines.Meet(june, "Interview", new LocalDate(2027, 3, 1), ines);
        Assert.Equal(["Interviews or site visits to set: 1"], await Tasks(ines));
        Assert.Equal(["Kay Bond"], await Listed(ines));
        await ines.Meet(kay, "Interview", new LocalDate(2027, 3, 2), ines);
        Assert.Empty(await Tasks(ines));
    }

    [Fact]
    public async Task A_team_that_someone_left_stands_on_the_home_until_another_says_yes()
    {
        await using var life = await Life.Of(Programs.Pairs);
        var ines = await life.Staff("Ines", StaffRole.Registrar);
        var maya = await Pair(life, "Maya Ortiz", "Sam Lee");
        Assert.Empty(await Tasks(ines));
        await life.SaysNo("Sam Lee", "I move");
        Assert.Equal(["Teams that lack someone: 1"], await Tasks(ines));
        Assert.Equal(["Maya Ortiz"], await Listed(ines));
        await maya.Replace(2, "Xia Orr", "", "Sam moves");
        await life.SaysYes("Xia Orr");
        Assert.Empty(await Tasks(ines));
    }

    [Fact]
    public async Task An_offer_that_runs_out_within_three_days_stands_on_the_home()
    {
        await using var life = await Life.Of(Programs.Boards);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        var june = await Member(life, "June Abel");
        await ines.DecideTheRest("Accept");
        await ines.Release(omar);
        Assert.Empty(await Tasks(ines));
        await life.GoTo(2027, 1, 15, 18);
        Assert.Equal(["Offers that run out within three days: 1"], await Tasks(ines));
        Assert.Equal(["June Abel"], await Listed(ines));
        await june.Accept();
        Assert.Empty(await Tasks(ines));
    }

    [Fact]
    public async Task Stipends_to_pay_and_coaching_beyond_the_years_hours_stand_on_the_home()
    {
        var (id, details) = Programs.Pairs;
        await using var life = await Life.Of((id, details with { Coaching = new Domain.Offerings.CoachingRule(1) }));
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        var maya = await Pair(life, "Maya Ortiz", "Sam Lee");
        await ines.DecideTheRest("Accept");
        await ines.Release(omar);
        await maya.Accept();
        for (var session = 1; session <= 4; session++) await ines.Hold(session, session > 1 ? ["Sam Lee"] : []);
        await ines.Coach(maya, new LocalDate(2027, 7, 1), 61, "A crisis", beyond: "The Center agreed");
        Assert.Equal(["Coaching beyond the year’s hours: 1"], await Tasks(ines));
        await life.GoTo(2027, 8, 2);
        Assert.Equal(["Stipends to pay: 1", "Coaching beyond the year’s hours: 1"], await Tasks(ines));
        Assert.Equal(["Maya Ortiz, Spring 2027"], await Listed(ines));
        await ines.PayStipends("Check 17");
        await ines.Do((await Links(ines))[0], "details form", "button", ("right", "60"), ("reason", "It was an hour"));
        Assert.Empty(await Tasks(ines));
    }

    private static async Task<Applying> Fellow(Life life, string name, string referee)
    {
        var one = await Applying.Begin(life, name);
        await one.Answer("statement", ("why", "It is time."));
        await one.NameReferee(referee, "My principal");
        await one.Send();
        return one;
    }

    private static async Task<Applying> Member(Life life, string name)
    {
        var one = await Applying.Begin(life, name);
        await one.Answer("statement", ("why", "It is time."));
        await one.Send();
        return one;
    }

    private static async Task<Applying> Pair(Life life, string name, string other)
    {
        var one = await Applying.Begin(life, name);
        await one.Answer("statement", ("why", "It is time."));
        await one.Invite(name);
        await one.Invite(other);
        await life.SaysYes(other);
        await one.Send();
        return one;
    }

    private static async Task<IReadOnlyList<string>> Tasks(StaffMemberAtWork who) => [.. (await Needs(who)).Select(link => link.TextContent)];

    private static async Task<IReadOnlyList<string>> Links(StaffMemberAtWork who) => [.. (await Needs(who)).Select(link => link.GetAttribute("href")!)];

    /// <summary>Who stands in the list that the first task leads to.</summary>
    private static async Task<IReadOnlyList<string>> Listed(StaffMemberAtWork who) =>
        [.. (await who.Page((await Links(who))[0])).QuerySelectorAll("tbody th").Select(one => one.TextContent.Trim())];

    private static async Task<IReadOnlyList<IElement>> Needs(StaffMemberAtWork who) => [.. (await who.Page("/staff")).QuerySelectorAll("[aria-labelledby=needs] li a")];
}

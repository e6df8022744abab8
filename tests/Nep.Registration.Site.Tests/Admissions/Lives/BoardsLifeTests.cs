using Nep.Registration.App.Staff;
using Nep.Registration.App.Tests;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

public sealed class BoardsLifeTests
{
    [Fact]
    public async Task Sample_program_8_lives_from_the_first_form_to_the_last_certificate()
    {
        await using var life = await Life.Of(Programs.Boards);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        var june = await Apply(life, "June Abel", "Georgia State Board", "I chaired a board and asked who is left out.");
        var kay = await Apply(life, "Kay Bond", "Ohio State Board", "I chaired a committee.");
        var lou = await Apply(life, "Lou Carr", "Iowa State Board", "I listened to families for a year.");
        var mo = await Apply(life, "Mo Dean", "Utah State Board", "I am new and eager.");
        var nia = await Apply(life, "Nia Eves", "Maine State Board", "I was told to.");

        await Review(life, ines, june);
        await life.GoTo(2027, 3, 15);
        await ines.Decide("Accept", 1, 3);
        await ines.Decide("Alternate", 4, 4);
        await ines.DecideTheRest("Defer");
        await ines.Release(omar);
        Assert.Equal("A place for you", await june.Heading());
        foreach (var one in new[] { june, kay, lou }) await one.Accept();
        Assert.Contains("the National Association of State Boards pays for everyone", await june.RegistrationSays(), StringComparison.Ordinal);

        await life.GoTo(2027, 5, 3);
        await kay.GiveUp("I am no longer on the board");
        Assert.Equal("A place for you", await mo.Heading());
        await mo.Accept();

        await ines.Hold(1);
        await ines.Hold(2, missing: "Mo Dean");
        await ines.Hold(3);
        await life.GoTo(2027, 11, 1);
        Assert.Contains("18 hours", await life.Certificate("June Abel"), StringComparison.Ordinal);
        Assert.Equal("Kept for a later run", await nia.Heading());
        Approved.Match(await Outcome.Of(life), "Lives/boards.txt");
    }

    private static async Task<Applying> Apply(Life life, string name, string board, string why)
    {
        var one = await Applying.Begin(life, name, ("applicant.district", board));
        await one.Answer("statement", ("why", why));
        await one.Send();
        return one;
    }

    /// <summary>Kofi sits on Georgia's board, so June's application never comes to him; Mina knows June and steps aside, and another draw has Nora in her stead.</summary>
    private static async Task Review(Life life, StaffMemberAtWork ines, Applying june)
    {
        var (kofi, lena, mina) = (await life.Staff("Kofi", StaffRole.Reviewer), await life.Staff("Lena", StaffRole.Reviewer), await life.Staff("Mina", StaffRole.Reviewer));
        await life.GoTo(2027, 2, 22);
        await ines.MakeRubric(("Experience", 40), ("Commitment", 30), ("Interest", 30));
        await ines.Seat(kofi, "Georgia State Board");
        await ines.Seat(lena);
        await ines.OpenRound(2);
        Assert.Contains("1", await ines.Refused($"{life.Home}/review", "#draw-form", "button", ("seed", "7 12 33")), StringComparison.Ordinal);
        await ines.Seat(mina);
        await ines.Draw("7 12 33");
        await mina.StepAside("left out", "We work together");
        var nora = await life.Staff("Nora", StaffRole.Reviewer);
        await ines.Seat(nora);
        await ines.Draw("8 13 34");
        foreach (var reviewer in new[] { kofi, lena, mina, nora }) await reviewer.Review(Judge);
        var page = (await ines.Page($"{life.Home}/board/{june.Number}")).Says("main");
        foreach (var name in new[] { "Lena", "Mina", "Nora" }) Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.Contains("We work together", page, StringComparison.Ordinal);
    }

    private static int Judge(string page) =>
        page.Contains("left out", StringComparison.Ordinal) ? 5 : page.Contains("committee", StringComparison.Ordinal) ? 4 : page.Contains("families", StringComparison.Ordinal) ? 3
        : page.Contains("eager", StringComparison.Ordinal) ? 2 : 1;
}

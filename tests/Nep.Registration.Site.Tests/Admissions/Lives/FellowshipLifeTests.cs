using Nep.Registration.App.Staff;
using Nep.Registration.App.Tests;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

public sealed class FellowshipLifeTests
{
    [Fact]
    public async Task Sample_program_5_lives_from_the_first_form_to_the_last_certificate()
    {
        await using var life = await Life.Of(Programs.Fellowship);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));

        var ana = await Apply(life, "Ana Ruiz", "I have led this for ten years and I still listen first.", "Ruth Okafor");
        var ben = await Apply(life, "Ben Cole", "I have led this for two years.", "Rosa Lind");
        var cy = await Apply(life, "Cy Dumas", "We changed how families are heard.", "Remy Park");
        var dee = await Apply(life, "Dee Hall", "We changed how families are asked.", "Rory Voss");
        var eli = await Apply(life, "Eli Moss", "My principal said I should.", "Rita Sand");
        var fern = await Applying.Begin(life, "Fern Wood"); // never sends it
        await life.GivesReference("Ruth Okafor", ana, ("strength", "Listens"));
        Assert.Contains("Ruth Okafor: Received", await ana.Says(), StringComparison.Ordinal);
        Assert.DoesNotContain("Listens", await ana.Says(), StringComparison.Ordinal);

        await life.GoTo(2027, 2, 4); // the others were reminded
        foreach (var (referee, about) in new[] { ("Rosa Lind", ben), ("Remy Park", cy), ("Rory Voss", dee) }) await life.GivesReference(referee, about, ("strength", "Steady"));
        Assert.Equal("Your application was not sent", await fern.Heading());

        await Review(life, ines);
        await life.GoTo(2027, 2, 24);
        await ines.Decide("Accept", 1, 2);
        await ines.Decide("Alternate", 3, 4);
        await ines.DecideTheRest("Decline", "Please apply again next year.");
        await ines.Release(omar);
        Assert.Equal(
            ["A place for you", "A place for you", "You are an alternate", "You are an alternate", "No place this time"],
            [await ana.Heading(), await ben.Heading(), await cy.Heading(), await dee.Heading(), await eli.Heading()]);

        await ana.Accept();
        await ana.Pay();
        await ben.Decline("We are moving");
        await cy.Accept(); // next in line, and the deposit never comes: Dee is offered the place
        Assert.Equal("Your place is held", await cy.Heading());
        await life.GoTo(2027, 3, 12);
        Assert.Equal("The offer has ended", await cy.Heading());
        await dee.Accept();
        await dee.Pay();

        await ines.Hold(1);
        await life.GoTo(2027, 4, 30);
        await ana.Pay();
        await dee.Pay();
        await ines.Hold(2);
        await life.GoTo(2027, 7, 30);
        await ana.Pay();
        await ines.Hold(3, missing: "Dee Hall");
        Assert.Contains("$1,500. This was due on Monday, August 2, 2027.", await dee.RegistrationSays(), StringComparison.Ordinal);
        await dee.Pay();
        await ines.Hold(4);
        await life.GoTo(2027, 10, 28);
        await ana.Pay();
        await dee.Pay();
        await ines.Hold(5, missing: "Ana Ruiz");
        await life.GoTo(2028, 2, 10);

        Assert.Contains("28 hours", await life.Certificate("Ana Ruiz"), StringComparison.Ordinal);
        Assert.Contains("Dee Hall", await life.Certificate("Dee Hall"), StringComparison.Ordinal);
        Approved.Match(await Outcome.Of(life), "Lives/fellowship.txt");
    }

    private static async Task<Applying> Apply(Life life, string name, string why, string referee)
    {
        var one = await Applying.Begin(life, name, ("applicant.district", $"{name.Split(' ')[1]} Unified"));
        await one.Answer("statement", ("why", why));
        await one.NameReferee(referee, "My principal");
        await one.Send();
        return one;
    }

    /// <summary>Two review everything, by a published draw; neither sees a name.</summary>
    private static async Task Review(Life life, StaffMemberAtWork ines)
    {
        var (kofi, lena) = (await life.Staff("Kofi", StaffRole.Reviewer), await life.Staff("Lena", StaffRole.Reviewer));
        await ines.MakeRubric(("Practice", 60), ("Commitment", 40));
        await ines.Seat(kofi);
        await ines.Seat(lena);
        await ines.OpenRound(2);
        await ines.Draw("Lottery numbers of February 6: 7 12 33 40 61 9");
        var seen = string.Concat(await kofi.Review(page => Judge(page, 0)));
        await lena.Review(page => Judge(page, 1));
        foreach (var name in new[] { "Ana", "Ruiz", "Ben", "Cole", "Ruth" }) Assert.DoesNotContain(name, seen, StringComparison.Ordinal);
    }

    private static int Judge(string page, int milder) =>
        page.Contains("ten years", StringComparison.Ordinal) ? 5 : page.Contains("two years", StringComparison.Ordinal) ? 4
        : page.Contains("heard", StringComparison.Ordinal) ? 3 : page.Contains("asked", StringComparison.Ordinal) ? 2 : 1 + (milder / 2);
}

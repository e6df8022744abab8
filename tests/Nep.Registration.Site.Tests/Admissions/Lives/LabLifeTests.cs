using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Tests;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

public sealed class LabLifeTests
{
    [Fact]
    public async Task Sample_program_9_lives_from_the_invitation_to_the_last_certificate()
    {
        await using var life = await Life.Of(Programs.Lab);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        var stranger = life.Browser("Stan Gray");
        using (var refused = await stranger.Send(
            await stranger.Page($"/offerings/{life.Id}/apply"), "main form", "button", ("applicant.name", "Stan Gray"), ("applicant.email", "stan@west.example"), ("invitation", "LAB-SOUTH")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        var north = await Apply(life, "Nell Frost", "LAB-NORTH", "Otis Gale", "Pia Hunt");
        var river = await Apply(life, "Remy Iles", "lab-river", "Sue Jett");
        var harbor = await Apply(life, "Hal King", "LAB-HARBOR", "Tia Long");
        await life.GoTo(2027, 3, 1);
        await ines.Decide(north, "Accept");
        await ines.Decide(river, "Accept");
        await ines.DecideTheRest("Alternate");
        await ines.Release(omar);
        await north.Accept();
        await life.GoTo(2027, 3, 10, 15); // River did not answer: Harbor is next
        Assert.Equal(("The offer has ended", "A place for you"), (await river.Heading(), await harbor.Heading()));
        await harbor.Accept();

        for (var session = 1; session <= 3; session++) await ines.Hold(session);
        await ines.PutIn(north, "Otis Gale", "Quin Moor"); // in the second year someone else comes for the same organization
        for (var session = 4; session <= 6; session++) await ines.Hold(session, missing: "Tia Long");
        await life.GoTo(2028, 12, 20);

        Assert.Contains("30 hours", await life.Certificate("Nell Frost"), StringComparison.Ordinal);
        Approved.Match($"{await Outcome.Of(life)}\n{string.Join('\n', (await ines.Hours()).Order(StringComparer.Ordinal))}\n", "Lives/lab.txt");
    }

    private static async Task<Applying> Apply(Life life, string name, string code, params string[] others)
    {
        var one = await Applying.Begin(life, name, ("invitation", code), ("applicant.organization", $"{name.Split(' ')[1]} Support"));
        await one.Answer("statement", ("why", "We support forty schools."));
        foreach (var member in others.Prepend(name)) await one.Invite(member);
        foreach (var member in others) await life.SaysYes(member);
        await one.Send();
        return one;
    }
}

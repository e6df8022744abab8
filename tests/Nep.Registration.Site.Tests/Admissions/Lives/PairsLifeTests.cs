using Nep.Registration.App.Staff;
using Nep.Registration.App.Tests;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

public sealed class PairsLifeTests
{
    [Fact]
    public async Task Sample_program_6_lives_from_the_first_form_to_the_last_stipend_and_certificate()
    {
        await using var life = await Life.Of(Programs.Pairs);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));

        var maya = await Apply(life, "Maya Ortiz", "Sam Lee");
        await life.SaysYes("Sam Lee");
        await maya.Send();
        var noor = await Apply(life, "Noor Aziz", "Tom Reed");
        await life.SaysNo("Tom Reed", "No time this year");
        await noor.Invite("Uma Bell");
        await life.SaysYes("Uma Bell");
        await noor.Send();
        var zoe = await Apply(life, "Zoe Quist", "Vic Nash"); // the second of the pair never answers
        await life.GoTo(2027, 2, 15);
        Assert.Equal("Your application was not sent", await zoe.Heading());

        await life.GoTo(2027, 3, 3);
        await ines.DecideTheRest("Accept");
        await ines.Release(omar);
        await maya.Accept();
        await noor.Accept();
        Assert.Equal(["Maya Ortiz", "Sam Lee"], (await maya.Seats()).Select(one => one.Person.Name));

        var paid = new List<string>();
        for (var session = 1; session <= 18; session++)
        {
            await ines.Hold(session, session is >= 5 and <= 7 ? ["Uma Bell"] : []);
            if (session == 14) await ines.PutIn(maya, "Sam Lee", "Xia Orr"); // Sam's stipend for the term is still to be paid, and stays Sam's
            if (session is 4 or 9 or 14 or 18)
            {
                var offering = await life.Offering();
                var term = offering.Details.Stipends!.Terms.Single(one => one.Has(offering.Sessions[session - 1]));
                await life.GoTo(term.Last.Year, term.Last.Month, term.Last.Day, 13);
                await life.Site.Travel(Duration.FromDays(2));
                paid.Add($"{term.Name}: {string.Join(", ", await ines.PayStipends($"Transfer {session}"))}");
            }
        }

        await life.GoTo(2028, 10, 10);
        Assert.Equal(4, paid.Count);
        Assert.Contains("Maya Ortiz", await life.Certificate("Maya Ortiz"), StringComparison.Ordinal);
        Approved.Match($"{await Outcome.Of(life)}\n{string.Join('\n', paid)}\n\n{await Stipends(ines, life)}", "Lives/pairs.txt");
    }

    private static async Task<Applying> Apply(Life life, string name, string other)
    {
        var one = await Applying.Begin(life, name, ("applicant.organization", "Sample School"));
        await one.Answer("statement", ("why", "We teach next door to each other."));
        await one.Invite(name);
        await one.Invite(other);
        return one;
    }

    /// <summary>The table for whoever pays, without the numbers that chance makes.</summary>
    private static async Task<string> Stipends(StaffMemberAtWork ines, Life life)
    {
        var table = await ines.Csv($"{life.Home}/export/stipends.csv");
        return Outcome.Plain(table);
    }
}

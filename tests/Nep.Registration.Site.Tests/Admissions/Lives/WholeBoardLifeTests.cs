using Nep.Registration.App.Staff;
using Nep.Registration.App.Tests;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

public sealed class WholeBoardLifeTests
{
    [Fact]
    public async Task The_pilot_of_sample_program_8_takes_one_whole_board_from_its_form_to_its_members_certificates()
    {
        await using var life = await Life.Of(Programs.WholeBoard);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        var georgia = await Apply(life, "June Abel", "Georgia State Board", "We set our goals with families.", "Max Ortiz", "Ada Poe");
        var ohio = await Apply(life, "Kay Bond", "Ohio State Board", "We are eager to begin.", "Wes Cole", "Una Day");

        await Review(life, ines);
        await life.GoTo(2027, 3, 15);
        await ines.Decide("Accept", 1, 1);
        await ines.DecideTheRest("Alternate");
        await ines.Release(omar);
        Assert.Equal(("A place for you", "You are an alternate"), (await georgia.Heading(), await ohio.Heading()));
        await georgia.Accept();
        Assert.Equal([("June Abel", 1), ("Max Ortiz", 1), ("Ada Poe", 1)], (await georgia.Seats()).Select(one => (one.Person.Name, one.Seat!.Value.Value)));
        Assert.Contains("the National Association of State Boards pays for everyone", await georgia.RegistrationSays(), StringComparison.Ordinal);

        await ines.Hold(1);
        await ines.PutIn(georgia, "Ada Poe", "Eli Quinn"); // her term on the board has ended
        await ines.Hold(2, missing: "Max Ortiz");
        await ines.Hold(3);
        await life.GoTo(2027, 11, 1);

        Assert.Contains("18 hours", await life.Certificate("June Abel"), StringComparison.Ordinal);
        Approved.Match($"{await Outcome.Of(life)}\n{string.Join('\n', await ines.Hours())}\n", "Lives/whole-board.txt");
    }

    /// <summary>The chair applies for the board; each member says yes by a link of their own.</summary>
    private static async Task<Applying> Apply(Life life, string chair, string board, string why, params string[] members)
    {
        var one = await Applying.Begin(life, chair, ("applicant.district", board));
        await one.Answer("statement", ("why", why));
        await one.Invite(chair, "chair");
        foreach (var member in members)
        {
            await one.Invite(member, "member");
            await life.SaysYes(member);
        }

        await one.Send();
        return one;
    }

    /// <summary>Scored by experience 40, commitment 30 and interest 30, as the cohort's members are.</summary>
    private static async Task Review(Life life, StaffMemberAtWork ines)
    {
        var (lena, mina) = (await life.Staff("Lena", StaffRole.Reviewer), await life.Staff("Mina", StaffRole.Reviewer));
        await life.GoTo(2027, 2, 22);
        await ines.MakeRubric(("Experience", 40), ("Commitment", 30), ("Interest", 30));
        foreach (var reviewer in new[] { lena, mina }) await ines.Seat(reviewer);
        await ines.OpenRound(2);
        await ines.Draw("7 12 33");
        foreach (var reviewer in new[] { lena, mina }) await reviewer.Review(page => page.Contains("families", StringComparison.Ordinal) ? 5 : 2);
    }
}

using System.Net;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Reviewing;

public sealed class ReleasePageTests
{
    [Fact]
    public async Task Decisions_are_drafted_along_the_board_looked_at_proposed_by_one_and_released_by_another()
    {
        await using var house = await Fellowship.Open(3, capacity: 1);
        using var ines = await house.SignIn("Ines", StaffRole.Registrar);
        using var omar = await house.SignIn("Omar", StaffRole.Registrar);
        await Ranked(house);
        await Decide(ines, ("from", "1"), ("through", "1"), ("decision", "Accept"));
        await Decide(ines, ("from", "2"), ("through", "2"), ("decision", "Alternate"));
        await Decide(ines, ("who", "rest"), ("decision", "Decline"), ("note", "Please apply again."));

        var run = (await ines.Page(Fellowship.Home + "/release")).Says();
        Assert.Contains("Accept: 1, Alternate: 1, Decline: 1", run, StringComparison.Ordinal);
        Assert.Contains("$4,500", run, StringComparison.Ordinal);
        Assert.Contains("Please apply again.", (await ines.Page($"{Fellowship.Home}/release/letters/{Fellowship.Number(3)}")).Says(), StringComparison.Ordinal);
        using var proposed = await ines.Send(await ines.Page(Fellowship.Home + "/release"), "#propose-form", "button");
        Assert.Equal(HttpStatusCode.SeeOther, proposed.StatusCode);
        Assert.Null((await ines.Page(Fellowship.Home + "/release")).QuerySelector("#confirm-form"));
        Assert.Equal([ApplicationStatus.Submitted, ApplicationStatus.Submitted, ApplicationStatus.Submitted], await Statuses(house));

        using var confirmed = await omar.Send(await omar.Page(Fellowship.Home + "/release"), "#confirm-form", "button");
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        await house.Site.Rest();

        Assert.Equal([ApplicationStatus.Offered, ApplicationStatus.Alternate, ApplicationStatus.Declined], await Statuses(house));
        Assert.Contains("Release 1 of 3 letters, finished", (await omar.Page(Fellowship.Home + "/release")).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_accepts_than_places_are_shown_and_cannot_be_proposed()
    {
        await using var house = await Fellowship.Open(2, capacity: 1);
        using var ines = await house.SignIn("Ines", StaffRole.Registrar);
        await Decide(ines, ("who", "rest"), ("decision", "Accept"));

        var page = await ines.Page(Fellowship.Home + "/release");

        Assert.Contains("2 places are offered, and 1 is left", page.Says("#problems"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#propose-form"));
    }

    [Fact]
    public async Task A_release_with_no_letters_is_refused()
    {
        await using var house = await Fellowship.Open(0);
        using var ines = await house.SignIn("Ines", StaffRole.Registrar);
        Assert.Contains("Nothing is decided, so there is no letter to send", (await ines.Page(Fellowship.Home + "/release")).Says("#problems"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_is_void_when_a_decision_changes_and_whoever_confirms_an_old_page_is_told()
    {
        await using var house = await Fellowship.Open(1);
        using var ines = await house.SignIn("Ines", StaffRole.Registrar);
        using var omar = await house.SignIn("Omar", StaffRole.Registrar);
        await Decide(ines, ("who", "rest"), ("decision", "Accept"));
        using (await ines.Send(await ines.Page(Fellowship.Home + "/release"), "#propose-form", "button")) { }
        var old = await omar.Page(Fellowship.Home + "/release");
        using (await ines.Send(await ines.Page($"{Fellowship.Home}/board/{Fellowship.Number(1)}"), "#decide-form", "[value=draft]", ("decision", "Decline"), ("reason", "Looked again"))) { }

        using var answer = await omar.Send(old, "#confirm-form", "button");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("No release is proposed, or it is void", (await Visitor.Read(answer)).Says("#errors"), StringComparison.Ordinal);
    }

    /// <summary>The board's data of three applications: the first is ranked first.</summary>
    private static async Task Ranked(Fellowship house)
    {
        await house.Seat(1, "Kofi");
        await house.Score(1, "Kofi", 3, 3);
        await house.Score(2, "Kofi", 2, 2);
        await house.Score(3, "Kofi", 1, 1);
    }

    private static async Task Decide(Visitor staff, params (string, string?)[] fields)
    {
        using var answer = await staff.Send(await staff.Page(Fellowship.Home + "/decisions"), "#along-form", "button", [("reason", "The board agreed"), .. fields]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task<List<ApplicationStatus>> Statuses(Fellowship house)
    {
        var all = new List<ApplicationStatus>();
        await foreach (var state in house.Get<ApplicationDrawer>().All(Fellowship.Id)) all.Add(state.Status);
        return all;
    }
}

namespace Nep.Registration.Browser;

/// <summary>Writing to a list from the filter to the last mail, and the pages that stand around it, on a light table.</summary>
public sealed class WritingToListsTests(Chromium chromium)
{
    [Fact]
    public async Task Staff_write_to_a_list_and_every_page_on_the_way_fits_a_phone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.SignIn(site);
        await visitor.Open("/staff/offerings");
        await visitor.Follow(Steps.Coaching);
        var offering = visitor.Path;
        await visitor.Open($"{offering}/registrations?state=Confirmed");
        await visitor.Follow("Write to these people");
        await table.Look(visitor, "staff-write");
        await visitor.Write("Subject", "Bring {{paper}}");
        await visitor.Press("Go on to confirm");
        await table.Look(visitor, "staff-write-wrong");
        await visitor.Write("Subject", "Bring paper, {{name}}");
        await visitor.Write("Why?", "There is none in the room");
        await visitor.Press("Go on to confirm");
        await visitor.Sees("This sends", "mails now", "Each person at an address gets it once.");
        await table.Look(visitor, "staff-write-confirm");
        await visitor.PressLike("Send ");
        await visitor.Sees("Ordered. It goes out now");
        await table.Look(visitor, "staff-list-mail");
        await site.Travel(Duration.FromMinutes(1));
        await visitor.Open($"{offering}/mail/lists");
        await visitor.Sees("Bring paper, {{name}}", "Done");
        await table.Look(visitor, "staff-list-mails");
        Assert.Empty(table.Faults);
    }

    [Fact]
    public async Task The_waiting_list_trends_and_activity_fit_a_phone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.SignIn(site);
        await visitor.Open("/staff/offerings");
        await visitor.Follow("Coaching for Equity Institute, small circle");
        var offering = visitor.Path;
        await visitor.Open($"{offering}/waiting");
        await visitor.Sees("Offers that stand", "passed over", "She asked for the autumn season");
        await table.Look(visitor, "staff-waiting");
        await visitor.Open("/staff/offerings");
        await visitor.Follow(Steps.Coaching);
        foreach (var (page, name) in new[] { ("/trend", "trend"), ("/edit", "edit-reminders") })
        {
            await visitor.Open(visitor.Path.Replace("/trend", "", StringComparison.Ordinal) + page);
            await table.Look(visitor, $"staff-{name}");
        }

        await visitor.Open("/staff/activity");
        await table.Look(visitor, "staff-activity");
        Assert.Empty(table.Faults);
    }
}

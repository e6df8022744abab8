namespace Nep.Registration.Browser;

public sealed class StoryTests(Chromium chromium)
{
    [Fact]
    public async Task An_educator_goes_from_the_catalog_to_a_certificate_that_anyone_can_check_without_a_script()
    {
        await using var site = await RunningSite.Open();
        await using var visitor = await Visitor.Arrive(chromium, site);
        var story = new Story(site, visitor);
        await story.RegisterTwo();
        await story.Pay();
        await story.ReadTheConfirmation();
        await story.LookAsStaff();
        await story.WaitForTheReminders();
        await story.ComeToEverySession();
        await story.GetTheCertificate();
    }
}

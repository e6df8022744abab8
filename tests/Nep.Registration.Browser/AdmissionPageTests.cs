namespace Nep.Registration.Browser;

/// <summary>Every page on which staff choose who takes part on a light table, as <see cref="StaffPageTests"/> does with the others.</summary>
public sealed class AdmissionPageTests(Chromium chromium)
{
    [Fact]
    public async Task Every_page_of_choosing_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.SignIn(site);
        var boards = await Offering(visitor, "state-board-equity-cohort");
        foreach (var page in (string[])["applications", "admission", "review", "review/rubric", "review/draws/1", "board", "decisions", "release"]) await Look(table, visitor, $"{boards}/{page}");
        await LookAtOne(table, visitor, boards);
        Assert.Empty(table.Faults);
    }

    private static async Task LookAtOne(LightTable table, Visitor visitor, string boards)
    {
        await visitor.Open($"{boards}/board");
        var judged = await First(visitor, "tbody th a");
        await Look(table, visitor, judged);
        await Look(table, visitor, $"{judged}/visits");
        await Look(table, visitor, judged.Replace("/board/", "/applications/", StringComparison.Ordinal));
        await visitor.Open($"{boards}/decisions");
        await Look(table, visitor, await First(visitor, "tbody td a"));
    }

    private static async Task Look(LightTable table, Visitor visitor, string path)
    {
        await visitor.Open(path);
        await table.Look(visitor, "admission-" + string.Join('-', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.Any(char.IsDigit) && part is not ("staff" or "offerings"))));
    }

    private static async Task<string> Offering(Visitor visitor, string name)
    {
        await visitor.Open("/staff/offerings");
        return await First(visitor, $"a[href^='/staff/offerings/{name}']");
    }

    private static async Task<string> First(Visitor visitor, string link) => await visitor.Page.Locator(link).First.GetAttributeAsync("href") ?? "";
}

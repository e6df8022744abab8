using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class RegistrationListTests
{
    private static string List => StaffSite.Home + "/registrations";

    [Fact]
    public async Task Registrations_are_found_by_name_address_school_and_number_whatever_the_case()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado", "Malik Thompson"], school: "Lakeview");
        await site.Register(2, ["Mai Xiong"], school: "Cedar Valley");

        foreach (var (sought, found) in new[]
                 {
                     ("ROSA", "Rosa Delgado"), ("malik", "Rosa Delgado"), ("mai.xiong@lakeview", "Mai Xiong"), ("cedar", "Mai Xiong"), ("0000000000000002", "Mai Xiong"),
                 })
            Assert.Equal([found], (await visitor.Page($"{List}?q={Uri.EscapeDataString(sought)}")).FirstCells());
        var none = await visitor.Page($"{List}?q=%3Cb%3E");
        Assert.Equal("No registration is like that. See all", none.Says("main > p"));
        Assert.Equal("<b>", none.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_list_filters_by_state_and_by_what_needs_a_person_and_sorts_by_address()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Zora Held"]);
        await site.Register(2, ["Ana Free"], "FREE");
        var twice = await site.Register(3, ["Mo Twice"]);
        await site.Pay(twice, Money.Usd(795), "pay_1");
        await site.Pay(twice, Money.Usd(795), "pay_2");

        Assert.Equal(["Zora Held"], (await visitor.Page(List + "?state=Held")).FirstCells());
        Assert.Equal(["Ana Free", "Mo Twice"], (await visitor.Page(List + "?state=Confirmed&sort=name")).FirstCells());
        Assert.Equal(["Mo Twice", "Ana Free"], (await visitor.Page(List + "?state=Confirmed&sort=-name")).FirstCells());
        Assert.Equal(["Mo Twice", "Ana Free", "Zora Held"], (await visitor.Page(List + "?sort=-paid")).FirstCells().OrderBy(name => name != "Mo Twice").ThenBy(name => name));
        var person = await visitor.Page(List + "?state=person");
        Assert.Equal(["Mo Twice"], person.FirstCells());
        Assert.Contains("Overpaid by $795", person.Says("tbody"), StringComparison.Ordinal);
        Assert.Contains("Overpaid: 1", (await visitor.Page("/staff")).Says("[aria-labelledby=needs]"), StringComparison.Ordinal);
        Assert.Equal("descending", (await visitor.Page(List)).QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task Fifty_rows_make_a_page_and_the_addresses_lead_through_all_of_them_once()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        for (var number = 1; number <= 103; number++) await site.Register(number, [$"Person {number:000}"]);

        var (seen, path) = (new List<string>(), List + "?sort=name");
        for (var pages = 1; path is not null; pages++)
        {
            var page = await visitor.Page(path);
            seen.AddRange(page.FirstCells());
            Assert.Contains($"Page {pages} of 3", page.Says(".paging"), StringComparison.Ordinal);
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } next ? List + next : null;
        }

        Assert.Equal(Enumerable.Range(1, 103).Select(number => $"Person {number:000}"), seen);
        Assert.Equal("101 to 103 of 103", (await visitor.Page(List + "?page=999")).Says(".paging > p:first-child"));
        Assert.Equal("1 to 50 of 103", (await visitor.Page(List + "?page=-1")).Says(".paging > p:first-child"));
    }

    [Fact]
    public async Task What_is_held_in_memory_is_never_older_than_the_last_change()
    {
        await using var site = await StaffSite.Open();
        var list = site.Get<RegistrationList>();

        for (var number = 1; number <= 20; number++)
        {
            var state = await site.Register(number, [$"Person {number}"]);
            Assert.Equal((number, number - 1), ((await list.Of(Institute.Id)).Figures.Held, number - 1));
            Assert.Equal(RegistrationSummary.Of(state), (await list.Of(Institute.Id)).In(RegistrationOrder.Placed, descending: false).Single(one => one.Id == state.Id));
        }

        var same = await list.Of(Institute.Id);
        Assert.Same(same, await list.Of(Institute.Id));
        await site.Pay(await site.Registration(RegistrationId.Parse("0000000000000007")), Money.Usd(795), "pay_7");
        Assert.Equal((19, 1, Money.Usd(795)), (await list.Of(Institute.Id)).Figures is var figures ? (figures.Held, figures.Confirmed, figures.Received) : default);
    }

    [Fact]
    public async Task Names_stand_in_the_list_as_text_and_never_as_markup()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["<script>alert(1)</script>"], school: "A & \"B\" > C");
        var page = await visitor.Page(List);

        Assert.Equal(["<script>alert(1)</script>"], page.FirstCells());
        Assert.Equal("A & \"B\" > C", page.QuerySelector("tbody td:nth-child(4)")!.TextContent);
        Assert.Null(page.QuerySelector("script"));
        Assert.Equal(9, page.QuerySelectorAll("tbody tr > *").Length);
    }
}

using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Tests.Participants;

public sealed class CatalogTests
{
    [Fact]
    public async Task The_catalog_says_what_is_open_opens_later_and_is_closed_or_full()
    {
        await using var institute = await Institute.Open();
        var site = institute.Site;
        await site.Publish(OfferingId.Parse("later"), Institute.Details with { Title = "Later", Opens = new LocalDateTime(2027, 2, 1, 9, 0) });
        await site.Publish(OfferingId.Parse("closed"), Institute.Details with { Title = "Closed", Closes = new LocalDateTime(2027, 1, 1, 9, 0) });
        await site.Publish(OfferingId.Parse("free"), Institute.Details with { Title = "Free", Prices = new PriceList(Money.Zero) });

        var page = await institute.Visitor.Page("/");

        Assert.Equal(["Coaching for Equity Institute", "Free"], page.QuerySelectorAll("section[aria-labelledby=open] h3").Select(title => title.TextContent));
        Assert.Equal("Later", page.Says("section[aria-labelledby=later] h3"));
        Assert.Equal("Registration opens on Monday, February 1, 2027, 9:00 AM Pacific time", page.Says("section[aria-labelledby=later] .chip"));
        Assert.Equal("Closed", page.Says("section[aria-labelledby=closed] h3"));
        Assert.Equal("Registration is closed", page.Says("section[aria-labelledby=closed] .chip"));
    }

    [Fact]
    public async Task An_entry_tells_its_first_day_hours_with_zone_price_with_date_and_seats()
    {
        await using var institute = await Institute.Open();
        await institute.Hold();

        var page = await institute.Visitor.Page("/");

        Assert.Equal("Starts March 4", page.Says(".entry-date"));
        Assert.Equal(
            "Mar 4, 2027 to Mar 25, 2027, 9:00 AM to 12:00 PM Pacific time $795 through Feb 1, 2027, then $895", page.Says(".entry-body .note:nth-of-type(3)"));
        Assert.Equal("4 of 5 seats left", page.Says(".chip"));
    }

    [Fact]
    public async Task The_offering_prints_its_zone_prices_policy_with_actual_dates_and_certificate_and_no_link_to_join()
    {
        await using var institute = await Institute.Open();

        var page = await institute.Visitor.Page($"/offerings/{Institute.Id}");

        Assert.Equal("Thursday, March 18, 2027 Session 3 9:00 AM to 12:00 PM Pacific time", page.Says(".sessions li:nth-child(3)"));
        Assert.Contains("All times are Pacific time (America/Los_Angeles).", page.Says(), StringComparison.Ordinal);
        Assert.Equal(
            ["$795 for each person, through Monday, February 1, 2027, Pacific time", "$895 for each person", "From $495 to $895. You choose. Nobody is asked for proof."],
            page.QuerySelectorAll(".facts dd").Select(price => price.TextContent));
        Assert.Equal(
            [
                "Cancel through Thursday, February 18, 2027 and you get all of your money back.",
                "Cancel later, but before the first session starts, and you get 80% of your money back.",
                "Someone else can take your seat, free, until the first session starts.",
            ],
            page.QuerySelectorAll("section[aria-labelledby=change] li").Select(line => line.TextContent));
        Assert.Contains("Come to 80% of the time or more", page.Says("section[aria-labelledby=paper]"), StringComparison.Ordinal);
        Assert.DoesNotContain("meet.example.org", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_description_is_Markdown_without_scripts_or_addresses_that_run_them()
    {
        await using var institute = await Institute.Open();

        var about = (await institute.Visitor.Page($"/offerings/{Institute.Id}")).QuerySelector("section[aria-labelledby=about]")!;

        Assert.Equal("together", about.QuerySelector("strong")!.TextContent);
        Assert.Null(about.QuerySelector("script"));
        Assert.Equal("", about.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_offering_that_is_full_or_not_open_says_why_instead_of_a_button()
    {
        await using var institute = await Institute.Open(Institute.Details with { Capacity = 1 });
        await institute.Site.Publish(OfferingId.Parse("later"), Institute.Details with { Opens = new LocalDateTime(2027, 2, 1, 9, 0) });
        await institute.Hold();

        var full = await institute.Visitor.Page($"/offerings/{Institute.Id}");
        var later = await institute.Visitor.Page("/offerings/later");

        Assert.Equal("All seats are taken", full.Says(".notice-title"));
        Assert.Contains("Registration opens on Monday, February 1, 2027, 9:00 AM Pacific time", later.Says(".notice"), StringComparison.Ordinal);
        Assert.Empty(full.QuerySelectorAll("a[href$='/register']").Concat(later.QuerySelectorAll("a[href$='/register']")));
    }
}

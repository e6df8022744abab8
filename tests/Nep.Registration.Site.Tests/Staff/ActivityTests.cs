using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>What staff did, everywhere, with who, when and why.</summary>
public sealed class ActivityTests
{
    private static readonly Actor Amina = new Actor.Staff(EmailAddress.Parse("amina@nep-center.example"));
    private static readonly Actor Kofi = new Actor.Staff(EmailAddress.Parse("kofi@nep-center.example"));

    [Fact]
    public async Task Changes_by_staff_are_found_by_person_offering_and_day_the_newest_first()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var (desk, offering) = (site.Get<RegistrationDesk>(), await site.Offering($"{Institute.Id}"));
        await site.Site.Publish(OfferingId.Parse("another-2027"), Institute.Details with { Title = "Another" });
        var one = await site.Register(1, ["Rosa Delgado"], "FREE");
        await desk.Cancel(offering, one.Id, EndKind.ByStaff, "She asked by telephone", Amina);
        await site.Site.Travel(Duration.FromDays(1));
        Assert.Null(await site.Get<OfferingDesk>().Handle(
            OfferingId.Parse("another-2027"), new OfferingCommand.EditOffering(Institute.Details with { Title = "Another", Capacity = 7 }, 2, "A smaller room"), Kofi));

        Assert.Equal(
            ["Edited Why: “A smaller room” Seats: 5 → 7 / The offering Another", "Cancelled by staff Why: “She asked by telephone” / Rosa Delgado Coaching for Equity Institute"],
            await Lines(visitor, ""));
        Assert.Equal(["Edited Why: “A smaller room” Seats: 5 → 7 / The offering Another"], await Lines(visitor, "?by=KOFI@nep-center.example"));
        Assert.Equal(["Cancelled by staff Why: “She asked by telephone” / Rosa Delgado Coaching for Equity Institute"], await Lines(visitor, $"?offering={Institute.Id}"));
        Assert.Single(await Lines(visitor, "?day=2027-01-05"));
        Assert.Empty(await Lines(visitor, "?day=2027-01-03"));
        Assert.Empty(await Lines(visitor, $"?by=kofi@nep-center.example&offering={Institute.Id}"));
    }

    [Fact]
    public async Task Fifty_deeds_make_a_page_and_the_addresses_lead_through_all_of_them_once()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var (desk, offering) = (site.Get<RegistrationDesk>(), await site.Offering($"{Institute.Id}"));
        for (var number = 1; number <= 103; number++)
            await desk.Cancel(offering, (await site.Register(number, [$"Person {number:000}"])).Id, EndKind.ByStaff, $"Number {number}", Amina);

        var (seen, path) = (new List<string>(), "/staff/activity");
        while (path is not null)
        {
            var page = await visitor.Page(path);
            seen.AddRange(page.QuerySelectorAll("tbody tr td:last-child a").Select(link => link.TextContent));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } next ? "/staff/activity" + next : null;
        }

        Assert.Equal(Enumerable.Range(1, 103).Select(number => $"Person {number:000}"), seen.Order());
    }

    private static async Task<string[]> Lines(Visitor visitor, string search) =>
    [
        .. (await visitor.Page("/staff/activity" + search)).QuerySelectorAll("tbody tr")
            .Select(row => string.Join(" / ", row.QuerySelectorAll("td").Skip(1).Select(cell => string.Join(' ', cell.ChildNodes.Select(node => node.TextContent.Trim()).Where(text => text.Length > 0))))),
    ];
}

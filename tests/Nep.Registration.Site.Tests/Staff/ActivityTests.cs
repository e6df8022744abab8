using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.People;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;
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

    [Fact]
    public async Task Letters_people_roles_and_keys_stand_there_too_and_who_is_staff_only_for_administrators()
    {
        await using var site = await StaffSite.Open(Institute.Details with { Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 5)] } });
        var amina = (Actor.Staff)Amina;
        await site.Register(1, ["Rosa Delgado"], "FREE");
        Assert.Null(await site.Get<WordingDesk>().Word(
            Institute.Id, new WordingName(LetterKind.Confirmation, "en"), new Wording("Come in", "Soon", "Bring paper. {{#each sessions}}{{when}}{{/each}} {{ticketLink}}"), 0, "They asked", amina));
        Assert.Null(await site.Get<PeopleDesk>().Merge(
            ReaderId.Of(EmailAddress.Parse("rosa.delgado@lakeview.example")), new Person("Rosa Delgado Ruiz", EmailAddress.Parse("rosa@home.example")), "She married", amina));
        Assert.Null(await site.Get<StaffRoll>().Handle(new StaffCommand.AppointMember(new StaffMember(EmailAddress.Parse("new@nep-center.example"), "New One", [StaffRole.Facilitator]), "More sessions"), amina));

        using var registrar = await site.SignIn(StaffRole.Registrar);
        var seen = string.Join('\n', await Lines(registrar, "?by=amina@nep-center.example"));
        Assert.Contains("The confirmation, English worded Subject: Come in Why: “They asked” / Letters Coaching for Equity Institute", seen, StringComparison.Ordinal);
        Assert.Contains("rosa.delgado@lakeview.example is Rosa Delgado Ruiz, rosa@home.example: 1 registration Why: “She married” / People", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("New One", seen, StringComparison.Ordinal);
        using var admin = await site.SignIn(StaffRole.Administrator);
        Assert.Contains("New One, new@nep-center.example, became staff: facilitator Why: “More sessions” / Staff", string.Join('\n', await Lines(admin, "?by=amina@nep-center.example")), StringComparison.Ordinal);
        Assert.DoesNotContain("became staff", string.Join('\n', await Lines(admin, $"?offering={Institute.Id}")), StringComparison.Ordinal);
    }

    private static async Task<string[]> Lines(Visitor visitor, string search) =>
    [
        .. (await visitor.Page("/staff/activity" + search)).QuerySelectorAll("tbody tr")
            .Select(row => string.Join(" / ", row.QuerySelectorAll("td").Skip(1).Select(cell => string.Join(' ', cell.ChildNodes.Select(node => node.TextContent.Trim()).Where(text => text.Length > 0))))),
    ];
}

using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.People;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Reviewing;

public class DrawTests
{
    private static readonly string[] Three = ["ana@nep.example", "kofi@nep.example", "lena@nep.example"];

    [Fact]
    public async Task A_draw_interrupted_anywhere_is_shared_out_whole_and_each_review_once()
    {
        var crashes = await EveryCrash.In(
            async house =>
            {
                await house.Apply(3);
                await house.Seat(2, Three);
            },
            async house =>
            {
                if ((await house.Get<PanelDesk>().Of(Desk.Id)).Draws.Count == 0) Assert.Null(await house.Get<PanelDesk>().Draw(Desk.Id, 1, "7 12 33", Panelists.Ines));
                await house.Follow();
            });
        Assert.NotEqual(0, crashes);
    }

    [Fact]
    public async Task A_draw_is_shared_out_evenly_and_can_be_made_again_from_what_is_published()
    {
        using var house = new House();
        await house.Apply(6);
        await house.Seat(2, Three);
        Assert.Null(await house.Get<PanelDesk>().Draw(Desk.Id, 1, "7 12 33", Panelists.Ines));
        await house.Follow();

        var reviews = (await house.Get<ReviewList>().Of(Desk.Id)).InRound(1);
        Assert.Equal([4, 4, 4], reviews.GroupBy(review => review.Reviewer).Select(group => group.Count()));
        var file = (await house.Get<PanelDesk>().Drawn(Desk.Id, 1))!;
        Assert.Equal(file.Drawn, Draw.Make(file.Order).Drawn);
    }

    [Fact]
    public async Task An_address_that_staff_merged_with_a_reviewers_bars_them_too()
    {
        using var house = new House();
        await house.Apply(1);
        await house.Seat(1, "kofi@nep.example");
        ValueList<PersonOrder> merged = [new(default, EmailAddress.Parse("person1@west1.example"), new Person("Kofi", EmailAddress.Parse("kofi@nep.example")), "One person", Panelists.Ines.Address, Desk.Opening, [], 0)];
        Assert.Equal(
            ["kofi@nep.example", "person1@west1.example"],
            PersonAddresses.Of(merged, [EmailAddress.Parse("kofi@nep.example")]).Select(address => address.ToString()).Order());

        Assert.Null(await house.Get<PanelDesk>().Seat(Desk.Id, new Reviewer(EmailAddress.Parse("kofi@nep.example"), "Kofi", [], [EmailAddress.Parse("person1@west1.example")]), "", Panelists.Ines));
        Assert.IsType<TooFewReviewers>(await house.Get<PanelDesk>().Draw(Desk.Id, 1, "x", Panelists.Ines));
    }
}

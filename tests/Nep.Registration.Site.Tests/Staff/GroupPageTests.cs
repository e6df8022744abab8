using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class GroupPageTests
{
    [Fact]
    public async Task Staff_cancel_one_persons_seat_with_a_reason_and_the_history_says_so()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(1, ["Rosa Delgado", "Malik Thompson"]);
        await site.Pay(state, state.Quote.Total, "pay_1");
        var path = $"{StaffSite.Home}/registrations/{state.Id}";

        var page = await visitor.Page(path + "/cancel?who=2");
        using var without = await visitor.Send(page, "form.readable", null);
        using var done = await visitor.Send(page, "form.readable", null, ("reason", "Asked by telephone"));

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(path + "?done=cancelled", done.Headers.Location!.ToString());
        var after = await visitor.Page(path);
        Assert.Contains("Malik Thompson left, cancelled by staff", after.Says("[aria-labelledby=history]"), StringComparison.Ordinal);
        Assert.Equal(["Rosa Delgado"], (await site.Registration(state.Id)).Participants.Select(one => one.Person.Name));
    }

    [Fact]
    public void The_form_of_an_offering_for_teams_with_kept_seats_is_read_back_as_it_was()
    {
        var details = Institute.Details with
        {
            Capacity = 12,
            Entry = new Entry.Teams(3, 6, CapacityInTeams: false),
            Prices = new PriceList(Money.Usd(3600))
            {
                Team = new TeamPrice(Money.Usd(3000), "role") { Roles = ["Teacher", "Coach"] },
                Codes = [new PriceCode("KEPT", new CodeEffect.PercentOff(10), 4, new LocalDate(2027, 2, 1)) { From = new LocalDate(2027, 1, 1), Reserves = 2 }],
            },
        };
        var form = OfferingFields.Of(details, 1);
        Assert.Equal(details, new OfferingReading(form).Read());
        Assert.Empty(form.Faults);
    }
}

using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.UseCases;

public class OfferingMoveTests
{
    private static readonly OfferingId There = OfferingId.Parse("coaching-for-equity-2027-06");

    [Fact]
    public async Task A_cancelled_offering_is_moved_to_its_last_registration_wherever_the_process_ends()
    {
        var crashes = await EveryCrash.In(
            async house =>
            {
                await house.Publish();
                var later = OfferingClone.Make(Desk.Details, new LocalDate(2027, 6, 3)) with { Capacity = 1 };
                Assert.Null(await house.Get<OfferingDesk>().Handle(There, new OfferingCommand.CreateOffering(There, later), Desk.Staff));
                Assert.Null(await house.Get<OfferingDesk>().Handle(There, new OfferingCommand.PublishOffering(), Desk.Staff));
                foreach (var number in new[] { 1, 2 })
                {
                    await house.Place(number);
                    await house.Pay(number);
                }

                await house.Follow();
            },
            async house =>
            {
                Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.CancelOffering("The trainer is ill", There), Desk.Staff));
                await house.Follow();
            },
            (house, _) =>
            {
                var states = house.Rows.Everything.Where(one => one.Row.Key.StartsWith("reg|", StringComparison.Ordinal)).Select(one => Json.Read<RegistrationFile>(one.Row.Value).State).ToList();
                Assert.Equal([There], states.Where(state => state.HasSeats).Select(state => state.Offering));
                Assert.Equal([Money.Usd(895)], house.Bank.Refunds.Select(refund => refund.Amount));
                Assert.Equal([EndKind.Transferred, EndKind.WithOffering], states.Where(state => !state.HasSeats).Select(state => state.EndedBy!.Value).OrderDescending());
            });
        Assert.True(crashes > 10);
    }
}

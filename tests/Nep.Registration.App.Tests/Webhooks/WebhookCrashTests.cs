using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.App.Webhooks;

namespace Nep.Registration.App.Tests.Webhooks;

/// <summary>The process ends at each call to the store: nothing is lost, and what is sent twice has one id.</summary>
public class WebhookCrashTests
{
    [Fact]
    public async Task A_registration_is_told_wherever_the_process_ends_while_it_is_placed()
    {
        var places = await EveryCrash.In(Listening, async house => await house.Place(1, "SPONSOR"), Same);
        Assert.True(places > 5);
    }

    [Fact]
    public async Task A_registration_is_told_wherever_the_process_ends_while_others_are_told()
    {
        var places = await EveryCrash.In(
            async house =>
            {
                await Listening(house);
                await house.Place(1);
                await house.Pay(1);
            },
            house => house.Get<WebhookSteps>().Advance(Desk.Id, default), Same);
        Assert.True(places > 8);
    }

    [Fact]
    public async Task A_message_that_was_not_taken_is_neither_lost_nor_doubled_wherever_the_process_ends()
    {
        var places = await EveryCrash.In(
            async house =>
            {
                await Listening(house);
                var calls = 0;
                house.Neighbors.Say = (_, _) => calls++ == 0 ? new Ports.WebhookAnswer.Status(500, "") : new Ports.WebhookAnswer.Status(200, "");
                await house.Place(1, "SPONSOR");
            },
            house => house.Get<WebhookSteps>().Advance(Desk.Id, default), Same);
        Assert.True(places > 5);
    }

    private static async Task Listening(House house)
    {
        await house.Publish();
        await house.Listen();
        await house.Listen([WebhookKind.RegistrationConfirmed], "https://other.example/");
    }

    private static void Same(House house, string expected)
    {
        Assert.Equal(expected, Outcome.Of(house));
        var told = house.Neighbors.Calls.Select(call => (call.Address, call.Message.Id)).ToList();
        Assert.Equal(house.Rows.Everything.Count(one => one.Row.Key.StartsWith("hook|done|", StringComparison.Ordinal)), told.Distinct().Count());
    }
}

using Nep.Registration.App.Attendance;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Tests.Webhooks;

public class WebhookTests
{
    [Fact]
    public async Task Others_are_told_of_a_registrations_whole_life_in_order_and_once_each()
    {
        using var house = new House();
        await house.Publish();
        await house.Listen();

        await house.Place(1);
        await house.Follow();
        Assert.Empty(house.Neighbors.Calls);
        await house.Pay(1);
        await house.Follow();
        await house.Registrations.ChangePerson(
            await house.Offering(Desk.Id), Desk.Number(1), new ParticipantNumber(1), Desk.Person(7), [], new Actor.Registrant());
        await house.Follow();
        await house.Cancel(1);
        await house.Follow();

        Assert.Equal(["payment.recorded", "registration.cancelled", "registration.changed", "registration.confirmed"], house.Neighbors.Told.Order(StringComparer.Ordinal));
        Assert.Equal(["registration.changed", "registration.cancelled"], house.Neighbors.Told.Skip(2));
        Assert.Empty(await house.Open());
    }

    [Fact]
    public async Task Others_are_told_of_a_closed_roster_and_of_certificates()
    {
        using var house = new House();
        await house.Publish();
        await house.Listen();
        await house.Enrol(1);
        var offering = await house.Offering(Desk.Id);
        foreach (var session in offering.Sessions)
        {
            house.Time.Now = offering.Zone.At(session.Starts);
            await house.Follow();
            Assert.Null(await house.Get<AttendanceDesk>().Mark(
                offering, await house.State(Desk.Number(1)), new ParticipantNumber(1), session.Number, true, CheckInMethod.Roster, Desk.Staff));
        }

        await house.Pass(Duration.FromDays(1));

        Assert.Equal(offering.Sessions.Count, house.Neighbors.Told.Count(told => told == "attendance.closed"));
        var closed = Neighbors.Body(house.Neighbors.Calls.First(call => (string)Neighbors.Body(call.Message)["type"]! == "attendance.closed").Message)["data"]!;
        Assert.Equal((1, 1), ((int)closed["session"]!, (int)closed["present"]!));
        var issued = Neighbors.Body(house.Neighbors.Calls.Single(call => (string)Neighbors.Body(call.Message)["type"]! == "certificate.issued").Message)["data"]!["certificates"]![0]!;
        Assert.Equal((1, 1), ((int)issued["person"]!, (int)issued["issue"]!));
    }

    [Fact]
    public async Task A_message_tells_ids_and_money_and_nobodys_name_or_address()
    {
        using var house = new House();
        await house.Publish();
        await house.Listen();
        await house.Place(1);
        await house.Pay(1);
        await house.Follow();

        var paid = house.Neighbors.Calls.Select(call => call.Message).Single(message => (string)Neighbors.Body(message)["type"]! == "payment.recorded");
        Assert.Equal(
            $$$"""{"type":"payment.recorded","timestamp":"2027-01-04T17:00:00Z","data":{"offering":"{{{Desk.Id}}}","registration":"0000000000000001","url":"{{{Letters.Samples.Links.At($"api/v1/offerings/{Desk.Id}/registrations/0000000000000001")}}}","payments":[{"id":"pi_1","amount":{"cents":89500,"currency":"USD"}}]}}""",
            System.Text.Encoding.UTF8.GetString(paid.Body));
        Assert.All(house.Neighbors.Calls, call => Assert.DoesNotContain("Person", System.Text.Encoding.UTF8.GetString(call.Message.Body), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_wants_one_kind_hears_of_no_other_and_whoever_came_later_of_nothing_before()
    {
        using var house = new House();
        await house.Publish();
        await house.Enrol(1);
        house.Time.Now += Duration.FromMinutes(1);
        await house.Listen([WebhookKind.PaymentRecorded], "https://money.example/");
        await house.Enrol(2);
        await house.Place(3);
        await house.Pay(3);
        await house.Follow();

        Assert.Equal(["payment.recorded"], house.Neighbors.Told);
    }

    [Fact]
    public async Task While_nobody_listens_a_registration_writes_no_more_than_before()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(1, "SPONSOR");

        Assert.DoesNotContain(house.Rows.Everything, one => one.Row.Key.Contains("hooks|", StringComparison.Ordinal) || one.Row.Key.StartsWith("hook|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_someone_listening_a_registration_writes_one_row_more_in_its_own_transaction()
    {
        using var house = new House();
        await house.Publish();
        await house.Listen();
        house.Store.Expect(null);
        await house.Place(1, "SPONSOR");

        var facts = Assert.Single(house.Store.Transactions, keys => keys.Contains("seat|", StringComparison.Ordinal));
        Assert.Single(facts.Split(' '), key => key.Contains("|hooks|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_signal_loses_no_message()
    {
        using var house = new House();
        await house.Publish();
        await house.Listen();
        house.Signals.AreLost = true;
        await house.Place(1, "SPONSOR");
        house.Restart();
        await house.Follow();

        Assert.Equal(["registration.confirmed"], house.Neighbors.Told);
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_after_longer_and_longer_waits_and_given_up_after_three_days()
    {
        using var house = new House();
        await house.Publish();
        await house.Listen();
        house.Neighbors.Say = (_, _) => new WebhookAnswer.Status(503, "asleep");
        await house.Place(1, "SPONSOR");
        await house.Follow();
        var begin = house.Time.Now;
        await house.Pass(Duration.FromDays(5), Duration.FromMinutes(1));

        Assert.Equal(
            [0, 1, 6, 36, 156, 636, 2076, 3516], house.Neighbors.Calls.Select(call => (int)(call.Message.At - begin).TotalMinutes));
        Assert.Single(house.Neighbors.Calls.Select(call => call.Message.Id).Distinct());
        var line = Assert.Single(await house.Deliveries());
        Assert.Equal((DeliveryState.GivenUp, 8, "503: asleep"), (line.Delivery.State, line.Delivery.Tries, line.Delivery.Answer));
        Assert.Single(await house.Get<WebhookDesk>().Lost(Desk.Id));
    }

    [Fact]
    public async Task When_an_address_does_not_answer_the_rest_waits_with_the_first_and_another_address_waits_for_nothing()
    {
        using var house = new House();
        await house.Publish();
        await house.Listen([WebhookKind.RegistrationConfirmed], "https://dead.example/");
        await house.Listen([WebhookKind.RegistrationConfirmed], "https://quick.example/");
        house.Neighbors.Say = (address, _) => address.Host == "dead.example" ? new WebhookAnswer.Unreachable("No answer") : new WebhookAnswer.Status(200, "");
        foreach (var number in Enumerable.Range(1, 5)) await house.Place(number, "SPONSOR");
        await house.Follow();

        Assert.Equal((1, 5), (house.Neighbors.Calls.Count(call => call.Address.Host == "dead.example"), house.Neighbors.Calls.Count(call => call.Address.Host == "quick.example")));
        house.Neighbors.Say = (_, _) => new WebhookAnswer.Status(200, "");
        await house.Pass(Duration.FromMinutes(2));
        Assert.Equal(10, house.Neighbors.Calls.Where(call => call.Address.Host == "quick.example" || call.Message.At > Desk.Opening).Count());
        Assert.Empty(await house.Open());
    }

    [Fact]
    public async Task One_message_that_is_refused_again_and_again_holds_up_no_other()
    {
        using var house = new House();
        await house.Publish();
        await house.Listen([WebhookKind.RegistrationConfirmed]);
        string? refused = null;
        house.Neighbors.Say = (_, message) => message.Id == (refused ??= message.Id) ? new WebhookAnswer.Status(400, "no") : new WebhookAnswer.Status(200, "");
        foreach (var number in Enumerable.Range(1, 5)) await house.Place(number, "SPONSOR");
        await house.Follow();

        Assert.Equal(5, house.Neighbors.Calls.Count);
        Assert.Single(await house.Open());
    }

    [Fact]
    public async Task What_was_given_up_is_sent_again_or_let_go_with_a_reason()
    {
        using var house = new House();
        await house.Publish();
        var endpoint = await house.Listen([WebhookKind.RegistrationConfirmed]);
        house.Neighbors.Say = (_, _) => new WebhookAnswer.Status(500, "");
        await house.Place(1, "SPONSOR");
        await house.Place(2, "SPONSOR");
        await house.Place(3, "SPONSOR");
        await house.Pass(Duration.FromDays(4), Duration.FromHours(1));
        var desk = house.Get<WebhookDesk>();
        Assert.Equal(3, (await desk.Lost(Desk.Id)).Count);

        house.Neighbors.Say = (_, _) => new WebhookAnswer.Status(200, "");
        var first = (await house.Deliveries())[0];
        Assert.Null(await desk.SendAgain(endpoint.Id, Desk.Id, first.Delivery.Message));
        await house.Follow();
        Assert.Equal(2, (await desk.Lost(Desk.Id)).Count);
        Assert.Equal(new ReasonMissing(), await desk.LetLostGo(endpoint.Id, " ", Desk.Staff));
        Assert.Null(await desk.LetLostGo(endpoint.Id, "They asked the API.", Desk.Staff));

        Assert.Empty(await desk.Lost(Desk.Id));
        Assert.Equal([DeliveryState.Delivered, DeliveryState.LetGo, DeliveryState.LetGo], (await house.Deliveries()).Select(line => line.Delivery.State).Order());
        Assert.Equal(new WebhookEvent.DeliveriesLetGo(2, "They asked the API."), (await house.Get<WebhookBook>().History(endpoint.Id))[^1].Events[0]);
        Assert.Equal(new WebhookNotFound(), await desk.SendAgain(endpoint.Id, Desk.Id, "msg_NONE"));
    }

    [Fact]
    public async Task What_was_delivered_can_be_sent_again_under_the_same_id()
    {
        using var house = new House();
        await house.Publish();
        var endpoint = await house.Listen([WebhookKind.RegistrationConfirmed]);
        await house.Enrol(1);
        var message = house.Neighbors.Calls.Single().Message;
        house.Time.Now += Duration.FromHours(1);

        Assert.Null(await house.Get<WebhookDesk>().SendAgain(endpoint.Id, Desk.Id, message.Id));
        await house.Follow();

        Assert.Equal([message.Id, message.Id], house.Neighbors.Calls.Select(call => call.Message.Id));
        Assert.Equal(message.Body, house.Neighbors.Calls[1].Message.Body);
        Assert.Single(await house.Deliveries());
    }

    [Fact]
    public async Task An_endpoint_that_is_removed_is_told_no_more_and_what_was_on_its_way_is_let_go()
    {
        using var house = new House();
        await house.Publish();
        var endpoint = await house.Listen();
        house.Neighbors.Say = (_, _) => new WebhookAnswer.Status(500, "");
        await house.Enrol(1);
        Assert.Null(await house.Get<WebhookBook>().Handle(endpoint.Id, new WebhookCommand.RemoveEndpoint("Closed."), Desk.Staff));
        await house.Enrol(2);
        await house.Pass(Duration.FromMinutes(2));

        Assert.Single(house.Neighbors.Calls);
        Assert.Equal([DeliveryState.LetGo], (await house.Deliveries()).Select(line => line.Delivery.State));
        Assert.Equal(new WebhookNotFound(), (await house.Get<WebhookDesk>().Test(endpoint.Id)).Why);
    }

    [Fact]
    public async Task A_test_is_sent_at_once_and_stands_in_the_list()
    {
        using var house = new House();
        var endpoint = await house.Listen();
        house.Neighbors.Say = (_, _) => new WebhookAnswer.Status(404, "Not here");
        var (answer, _) = await house.Get<WebhookDesk>().Test(endpoint.Id);

        Assert.Equal(("test", "404: Not here"), (house.Neighbors.Told.Single(), answer!.Words));
        Assert.Equal((null, DeliveryState.LetGo, "404: Not here"), (await house.Deliveries()).Single() is var line ? (line.Offering, line.Delivery.State, line.Delivery.Answer) : default);
    }
}

internal static class Listening
{
    /// <summary>Adds an endpoint that hears of everything, or of some kinds.</summary>
    public static async Task<WebhookEndpoint> Listen(this House house, ValueList<WebhookKind>? kinds = null, string address = "https://district.example/hooks") =>
        (await house.Get<WebhookBook>().Add("District", address, kinds ?? [.. Enum.GetValues<WebhookKind>()], "They asked.", Desk.Staff)).Added!;

    /// <summary>The only endpoint's deliveries.</summary>
    public static async Task<IReadOnlyList<DeliveryLine>> Deliveries(this House house) =>
        await house.Get<WebhookDesk>().Deliveries((await house.Get<WebhookBook>().All())[0].Id, 100);

    public static async Task<IReadOnlyList<WebhookDelivery>> Open(this House house)
    {
        var open = new List<WebhookDelivery>();
        foreach (var endpoint in await house.Get<WebhookBook>().All())
            open.AddRange((await house.Get<WebhookDesk>().Deliveries(endpoint.Id, 100)).Select(line => line.Delivery).Where(one => one.State == DeliveryState.Waiting));
        return open;
    }
}

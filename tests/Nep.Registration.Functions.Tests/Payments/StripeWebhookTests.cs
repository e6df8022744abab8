using System.Net;
using System.Text;
using System.Text.Json;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Functions.Tests.Ports;
using Microsoft.Extensions.DependencyInjection;
using static Nep.Registration.Functions.Tests.Payments.StripeEvents;

namespace Nep.Registration.Functions.Tests.Payments;

public sealed class StripeWebhookTests
{
    [Fact]
    public async Task A_paid_checkout_told_three_times_is_one_payment_that_confirms()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();

        for (var time = 0; time < 3; time++)
        {
            using var answer = await ports.Tell(Session("checkout.session.completed", held));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var state = await ports.State(held.Id);
        Assert.Equal(RegistrationStatus.Confirmed, state.Status);
        Assert.Equal(new Payment(PaymentId.Parse(Paid), Money.Usd(1790), ports.Time.Now), Assert.Single(state.Payments));
        Assert.Empty(ports.Log);
    }

    [Fact]
    public async Task A_checkout_that_waits_for_the_bank_is_confirmed_when_the_money_comes()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();

        using var waiting = await ports.Tell(Session("checkout.session.completed", held, "unpaid"));
        var before = await ports.State(held.Id);
        using var came = await ports.Tell(Session("checkout.session.async_payment_succeeded", held));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (waiting.StatusCode, came.StatusCode));
        Assert.Equal((RegistrationStatus.Held, RegistrationStatus.Confirmed), (before.Status, (await ports.State(held.Id)).Status));
    }

    [Theory]
    [InlineData("checkout.session.expired")]
    [InlineData("checkout.session.async_payment_failed")]
    public async Task What_needs_nothing_from_us_is_taken_and_changes_nothing(string type)
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();

        using var answer = await ports.Tell(Session(type, held, "unpaid"));
        using var strange = await ports.Tell(Event("customer.created", "evt_9", new { @object = "customer", id = "cus_1" }));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, strange.StatusCode));
        Assert.Equal(held, await ports.State(held.Id));
    }

    [Fact]
    public async Task A_notice_before_its_registration_is_stored_is_put_off_and_taken_when_it_comes_again()
    {
        await using var ports = await PortsFixture.Open();
        await using var elsewhere = await PortsFixture.Open();
        var notice = Session("checkout.session.completed", await elsewhere.Hold());

        using var early = await ports.Tell(notice);
        var held = await ports.Hold();
        using var again = await ports.Tell(notice);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (early.StatusCode, again.StatusCode));
        Assert.Equal(RegistrationStatus.Confirmed, (await ports.State(held.Id)).Status);
        Assert.Contains("Webhook put off: Stripe notice evt_1 (checkout.session.completed) is about a registration that is not known", ports.Log);
    }

    [Fact]
    public async Task Money_of_another_system_on_the_same_account_is_none_of_ours()
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = _ => Provider.Json("""{"object":"payment_intent","id":"pi_1","metadata":{}}""");

        using var answer = await ports.Tell(Dispute());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("/v1/payment_intents/pi_1", Assert.Single(ports.Stripe.Requests).Path);
    }

    public static TheoryData<string> Forgeries => ["forged", "stale", "from the future", "changed", "unsigned", "no notice"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_Stripe_did_not_sign_just_now_is_refused_with_a_line_in_the_log(string how)
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        var body = Session("checkout.session.completed", held);
        var now = ports.Time.Now.ToUnixTimeSeconds();

        using var answer = how switch
        {
            "forged" => await ports.Tell(body, "whsec_guessed"),
            "stale" => await ports.Tell(body, at: now - 301),
            "from the future" => await ports.Tell(body, at: now + 301),
            "changed" => await ports.Tell(body.Replace("179000", "179001", StringComparison.Ordinal), signed: body),
            "unsigned" => await ports.Client.PostAsync("/webhooks/stripe", new StringContent(body, Encoding.UTF8, "application/json")),
            _ => await ports.Tell("[1,2"),
        };

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(held, await ports.State(held.Id));
        Assert.StartsWith("Webhook refused: a notice came to the address for Stripe, and", Assert.Single(ports.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_can_be_changed_without_losing_a_notice()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();

        using var answer = await ports.Tell(Session("checkout.session.completed", held), PortsFixture.OlderSecret, ports.Time.Now.ToUnixTimeSeconds() - 299);

        Assert.Equal((HttpStatusCode.OK, RegistrationStatus.Confirmed), (answer.StatusCode, (await ports.State(held.Id)).Status));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refund_made_at_Stripe_and_its_payment_come_to_the_same_in_either_order(bool refundFirst)
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        ports.Stripe.Answer = _ => Provider.Json(JsonSerializer.Serialize(
            new { @object = "list", url = "/v1/refunds", has_more = false, data = new[] { RefundObject("succeeded", new { }) } }));
        string[] notices = [Session("checkout.session.completed", held), ChargeRefunded(held)];

        foreach (var notice in refundFirst ? notices.Reverse().Concat(notices) : notices.Concat(notices))
        {
            using var answer = await ports.Tell(notice);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var state = await ports.State(held.Id);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(1790), Money.Usd(50), Money.Usd(50)), (state.Status, state.Paid, state.Refunded, state.Balance));
        Assert.Equal(
            new Refund(1, PaymentId.Parse(Paid), Money.Usd(50), RefundReason.Outside, RefundState.Made, ports.Time.Now) { Settled = ports.Time.Now, Reference = "re_9" },
            Assert.Single(state.Refunds));
    }

    [Fact]
    public async Task A_refund_of_ours_that_did_not_reach_the_payer_is_left_to_staff()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        using var paid = await ports.Tell(Session("checkout.session.completed", held));
        var desk = ports.Services.GetRequiredService<RegistrationDesk>();
        await desk.Cancel(ports.Offering, held.Id, EndKind.ByRegistrant, "", new Actor.Registrant());
        var ours = new { offering = $"{held.Offering}", registration = $"{held.Id}", refund = "1" };

        using var made = await ports.Tell(Refund("refund.updated", "succeeded", ours, amount: 179000));
        var before = await ports.State(held.Id);
        using var failed = await ports.Tell(Refund("refund.failed", "failed", ours, amount: 179000));

        Assert.Equal(RefundState.Owed, Assert.Single(before.Refunds).Outcome);
        Assert.Equal((RefundState.Failed, "re_9"), (Assert.Single((await ports.State(held.Id)).Refunds).Outcome, (await ports.State(held.Id)).Refunds[0].Reference));
        Assert.Empty(ports.Stripe.Requests);
    }

    [Fact]
    public async Task A_dispute_is_flagged_once_even_before_the_payment_was_told()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        ports.Stripe.Answer = _ => Provider.Json(PaymentIntent(held));

        using var first = await ports.Tell(Dispute());
        using var second = await ports.Tell(Dispute());

        var state = await ports.State(held.Id);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(RegistrationStatus.Confirmed, state.Status);
        Assert.Equal(new Dispute("dp_1", PaymentId.Parse(Paid), Money.Usd(1790), "fraudulent", ports.Time.Now), Assert.Single(state.Disputes));
    }

    [Fact]
    public async Task While_Stripe_cannot_be_asked_a_dispute_is_put_off_and_not_lost()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        ports.Stripe.Answer = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);

        using var down = await ports.Tell(Dispute());
        ports.Stripe.Answer = _ => Provider.Json(PaymentIntent(held));
        using var up = await ports.Tell(Dispute());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (down.StatusCode, up.StatusCode));
        Assert.Equal("Webhook put off: Stripe could not be asked about its notice evt_4 (charge.dispute.created): HttpRequestException", Assert.Single(ports.Log));
        Assert.Single((await ports.State(held.Id)).Disputes);
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Functions.Payments;
using Nep.Registration.Functions.Tests.Ports;
using Stripe;

namespace Nep.Registration.Functions.Tests.Payments;

public sealed class StripePaymentsTests
{
    private const string Session = """{"object":"checkout.session","id":"cs_1","url":"https://checkout.stripe.com/c/pay/cs_1"}""";
    private const string NoRefunds = """{"object":"list","url":"/v1/refunds","has_more":false,"data":[]}""";

    private static readonly RefundOrder Back = new(
        "refund-7K2M49QX0ABCDEFG-1", Samples.Online.Id, RegistrationId.Parse("7K2M49QX0ABCDEFG"), 1, PaymentId.Parse("pi_1"), Money.Usd(795));

    [Fact]
    public async Task A_checkout_shows_one_net_line_a_person_and_says_whose_it_is()
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = _ => Provider.Json(Session);

        var checkout = await ports.Payments.StartCheckout(Order(), CancellationToken.None);

        Assert.Equal(new Checkout("cs_1", new Uri("https://checkout.stripe.com/c/pay/cs_1")), checkout);
        var asked = Assert.Single(ports.Stripe.Requests);
        Assert.Equal(("POST", "/v1/checkout/sessions"), (asked.Method, asked.Path));
        var expected = new Dictionary<string, string>
        {
            ["mode"] = "payment",
            ["line_items[0][quantity]"] = "1",
            ["line_items[0][price_data][currency]"] = "usd",
            ["line_items[0][price_data][unit_amount]"] = "74500",
            ["line_items[0][price_data][product_data][name]"] = "Institute, Rosa",
            ["line_items[0][price_data][product_data][description]"] = "Early price: -100.00 USD; Code: -50.00 USD",
            ["line_items[1][quantity]"] = "1",
            ["line_items[1][price_data][currency]"] = "usd",
            ["line_items[1][price_data][unit_amount]"] = "89500",
            ["line_items[1][price_data][product_data][name]"] = "Institute, Malik",
            ["client_reference_id"] = "7K2M49QX0ABCDEFG",
            ["customer_email"] = "rosa@westside.example.org",
            ["expires_at"] = $"{(Samples.Placed + Duration.FromMinutes(31)).ToUnixTimeSeconds()}",
            ["success_url"] = "https://register.example.org/back",
            ["cancel_url"] = "https://register.example.org/cancelled",
            ["metadata[offering]"] = "coaching-for-equity-2027-03",
            ["metadata[registration]"] = "7K2M49QX0ABCDEFG",
            ["payment_intent_data[description]"] = "coaching-for-equity-2027-03 BCDEFG",
            ["payment_intent_data[receipt_email]"] = "rosa@westside.example.org",
            ["payment_intent_data[metadata][offering]"] = "coaching-for-equity-2027-03",
            ["payment_intent_data[metadata][registration]"] = "7K2M49QX0ABCDEFG",
        };
        Assert.Equal(expected.OrderBy(one => one.Key), asked.Form.OrderBy(one => one.Key));
        Assert.Equal(StripeOptions.ApiVersion, asked.Headers["Stripe-Version"]);
        Assert.StartsWith("checkout-1-", asked.Headers["Idempotency-Key"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_order_later_is_the_same_request_under_the_same_key()
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = _ => Provider.Json(Session);

        await ports.Payments.StartCheckout(Order(), CancellationToken.None);
        ports.Time.Advance(Duration.FromMinutes(12));
        await ports.Payments.StartCheckout(Order(), CancellationToken.None);

        var (first, second) = (ports.Stripe.Requests[0], ports.Stripe.Requests[1]);
        Assert.Equal((first.Body, first.Headers["Idempotency-Key"]), (second.Body, second.Headers["Idempotency-Key"]));
    }

    public static TheoryData<string, CheckoutOrder> Changed => new()
    {
        { "the payer's address", Order() with { Payer = EmailAddress.Parse("rosa.delgado@westside.example.org") } },
        { "what is left to pay", Order() with { Amount = Money.Usd(40) } },
        { "the price of a line", Order() with { Lines = [.. Order().Lines.Skip(1).Prepend(Order().Lines[0] with { Amount = Money.Usd(900) })] } },
        { "the language", Order() with { Lines = [.. Order().Lines.Skip(1).Prepend(Order().Lines[0] with { Text = "Instituto, Rosa" })] } },
    };

    /// <summary>Stripe answers another request under the same key with an error, and the payer would have no page until the hour is over.</summary>
    [Theory]
    [MemberData(nameof(Changed))]
    public async Task An_order_of_which_something_has_changed_gets_a_page_of_its_own(string what, CheckoutOrder changed)
    {
        await using var ports = await PortsFixture.Open();
        var known = new Dictionary<string, string>();
        ports.Stripe.Answer = asked => known.TryAdd(asked.Headers["Idempotency-Key"], asked.Body) || known[asked.Headers["Idempotency-Key"]] == asked.Body
            ? Provider.Json(Session)
            : Refusal(HttpStatusCode.BadRequest, "idempotency_error", "");

        await ports.Payments.StartCheckout(Order(), CancellationToken.None);
        await ports.Payments.StartCheckout(changed, CancellationToken.None);

        Assert.True(known.Count == 2, what);
    }

    [Fact]
    public async Task Where_part_was_paid_before_the_rest_is_one_line()
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = _ => Provider.Json(Session);

        await ports.Payments.StartCheckout(Order() with { Amount = Money.Usd(40) }, CancellationToken.None);

        var form = Assert.Single(ports.Stripe.Requests).Form;
        Assert.Equal(("4000", "Institute, Rosa; Institute, Malik"), (form["line_items[0][price_data][unit_amount]"], form["line_items[0][price_data][product_data][name]"]));
        Assert.DoesNotContain(form.Keys, key => key.StartsWith("line_items[1]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_Stripe_will_not_have_the_holds_expiry_the_page_gets_at_least_thirty_minutes_of_its_own()
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = asked => asked.Form["expires_at"] == $"{(Samples.Placed + Duration.FromMinutes(31)).ToUnixTimeSeconds()}"
            ? Provider.Json("""{"error":{"type":"invalid_request_error","param":"expires_at","message":"too soon"}}""", HttpStatusCode.BadRequest)
            : Provider.Json(Session);
        ports.Time.Advance(Duration.FromMinutes(20));

        await ports.Payments.StartCheckout(Order(), CancellationToken.None);
        ports.Time.Advance(Duration.FromSeconds(30));
        await ports.Payments.StartCheckout(Order(), CancellationToken.None);

        var lives = Instant.FromUnixTimeSeconds(long.Parse(ports.Stripe.Requests[1].Form["expires_at"])) - ports.Time.Now;
        Assert.InRange(lives, Duration.FromMinutes(30), Duration.FromMinutes(42));
        Assert.Equal(ports.Stripe.Requests[1].Headers["Idempotency-Key"], ports.Stripe.Requests[3].Headers["Idempotency-Key"]);
        Assert.NotEqual(ports.Stripe.Requests[0].Headers["Idempotency-Key"], ports.Stripe.Requests[1].Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task What_goes_wrong_at_Stripe_is_told_without_anything_about_a_person()
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = _ => Provider.Json(
            """{"error":{"type":"api_error","code":"boom","message":"rosa@westside.example.org is odd"}}""", HttpStatusCode.BadRequest);

        var fault = await Assert.ThrowsAsync<PaymentsException>(() => ports.Payments.StartCheckout(Order(), CancellationToken.None));

        Assert.Equal("Stripe answered 400 api_error boom (request ).", fault.ToString().Split('\n')[0].Split(": ", 2)[1]);
        Assert.DoesNotContain("rosa", fault.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_refund_is_made_under_its_key_with_its_number()
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = asked => Provider.Json(asked.Method == "GET" ? NoRefunds : """{"object":"refund","id":"re_1","status":"pending"}""");

        var outcome = await ports.Payments.Refund(Back, CancellationToken.None);

        Assert.Equal(new RefundOutcome.Made("re_1"), outcome);
        var made = ports.Stripe.Requests[1];
        Assert.Equal((Back.Key, "pi_1", "79500", "1"), (made.Headers["Idempotency-Key"], made.Form["payment_intent"], made.Form["amount"], made.Form["metadata[refund]"]));
    }

    [Fact]
    public async Task A_refund_made_days_ago_is_found_and_not_made_again()
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = _ => Provider.Json(JsonSerializer.Serialize(new
        {
            @object = "list",
            url = "/v1/refunds",
            has_more = false,
            data = new[] { StripeEvents.RefundObject("succeeded", new { offering = $"{Back.Offering}", registration = $"{Back.Registration}", refund = "1" }, "re_7") },
        }));

        Assert.Equal(new RefundOutcome.Made("re_7"), await ports.Payments.Refund(Back, CancellationToken.None));
        Assert.Equal("GET", Assert.Single(ports.Stripe.Requests).Method);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "charge_already_refunded")]
    [InlineData(HttpStatusCode.NotFound, "resource_missing")]
    public async Task A_refund_that_Stripe_will_never_make_is_left_to_staff(HttpStatusCode status, string code)
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = asked => asked.Method == "GET" ? Provider.Json(NoRefunds) : Refusal(status, "invalid_request_error", code);

        Assert.Equal(new RefundOutcome.Failed($"Stripe refused: {code}"), await ports.Payments.Refund(Back, CancellationToken.None));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "invalid_request_error")]
    [InlineData(HttpStatusCode.InternalServerError, "api_error")]
    [InlineData(HttpStatusCode.Unauthorized, "invalid_request_error")]
    [InlineData(HttpStatusCode.BadRequest, "idempotency_error")]
    public async Task A_refund_that_Stripe_would_not_make_now_is_tried_again_by_the_plan(HttpStatusCode status, string type)
    {
        await using var ports = await PortsFixture.Open();
        ports.Stripe.Answer = asked => asked.Method == "GET" ? Provider.Json(NoRefunds) : Refusal(status, type, "x");

        await Assert.ThrowsAsync<PaymentsException>(() => ports.Payments.Refund(Back, CancellationToken.None));
    }

    [Fact]
    public void The_package_speaks_the_version_that_this_code_is_written_against() =>
        Assert.Equal(StripeOptions.ApiVersion, StripeConfiguration.ApiVersion);

    [Fact]
    public void Wrong_settings_are_told_one_sentence_each()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Stripe:SecretKey"] = "pk_live_1",
            ["Stripe:WebhookSecrets"] = "whsec_1,other",
            ["Stripe:ApiBase"] = "nowhere",
        }).Build();
        Assert.Equal(3, StripeOptions.Complaints(settings).Count());
        Assert.Equal(2, StripeOptions.Complaints(new ConfigurationBuilder().Build()).Count());
    }

    internal static CheckoutOrder Order() => new(
        "checkout-1", Samples.Online.Id, RegistrationId.Parse("7K2M49QX0ABCDEFG"), Money.Usd(1640),
        [
            new CheckoutLine("Institute, Rosa", Money.Usd(895)), new CheckoutLine("Early price", Money.Usd(-100)), new CheckoutLine("Code", Money.Usd(-50)),
            new CheckoutLine("Institute, Malik", Money.Usd(895)),
        ],
        Samples.Rosa.Email, Samples.Placed + Duration.FromMinutes(30), new Uri("https://register.example.org/back"), new Uri("https://register.example.org/cancelled"));

    private static HttpResponseMessage Refusal(HttpStatusCode status, string type, string code)
    {
        var answer = Provider.Json($$$"""{"error":{"type":"{{{type}}}","code":"{{{code}}}"}}""", status);
        answer.Headers.Add("Stripe-Should-Retry", "false");
        return answer;
    }
}

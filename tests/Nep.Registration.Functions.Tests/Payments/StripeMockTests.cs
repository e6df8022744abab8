using Nep.Registration.App;
using Nep.Registration.Functions.Payments;
using Nep.Registration.Site.Tests;

namespace Nep.Registration.Functions.Tests.Payments;

/// <summary>What Stripe's own description of its API says to our requests.</summary>
public sealed class StripeMockTests(StripeMockServer mock) : IClassFixture<StripeMockServer>
{
    /// <summary>The mock server's session has no page in some versions; that it was made says that every field of ours was taken.</summary>
    [Fact]
    public async Task Stripes_mock_server_takes_the_checkout()
    {
        Assert.SkipWhen(mock.Absent is not null, mock.Absent ?? "");

        var outcome = await Record.ExceptionAsync(() => Payments().StartCheckout(StripePaymentsTests.Order(), CancellationToken.None));

        Assert.True(outcome is null || (outcome is PaymentsException && outcome.Message.Contains("without a page", StringComparison.Ordinal)), outcome?.ToString());
    }

    [Fact]
    public async Task Stripes_mock_server_takes_the_refund()
    {
        Assert.SkipWhen(mock.Absent is not null, mock.Absent ?? "");
        var order = new RefundOrder("k", App.Tests.Letters.Samples.Online.Id, RegistrationId.Parse("7K2M49QX0ABCDEFG"), 1, PaymentId.Parse("pi_1"), Money.Usd(795));

        Assert.IsType<RefundOutcome.Made>(await Payments().Refund(order, CancellationToken.None));
    }

    private StripePayments Payments() => new(
        StripeConnection.Open(new StripeOptions("sk_test_123", ["whsec_1"], mock.Address)), new Clock(new ManualTime(App.Tests.Letters.Samples.Placed)));
}

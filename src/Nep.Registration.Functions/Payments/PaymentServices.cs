using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Functions.Payments;

/// <summary>What stands behind the payment port.</summary>
internal static class PaymentServices
{
    public static IServiceCollection AddStripe(this IServiceCollection services, IConfiguration configuration)
    {
        var options = StripeOptions.From(configuration);
        return services.AddSingleton(options).AddSingleton(StripeConnection.Open(options))
            .AddSingleton<IPayments, StripePayments>().AddSingleton<StripeNotices>();
    }
}

using Microsoft.AspNetCore.Routing;
using Nep.Registration.Functions.Mail;
using Nep.Registration.Functions.Payments;

namespace Nep.Registration.Functions.Site;

/// <summary>
/// What the providers call. The addresses are part of the site, so that the one HTTP function serves them too and they can be tried without a
/// host; they read the body to the byte themselves.
/// </summary>
internal sealed class WebhookPages : IHostPages
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStripeWebhook();
        endpoints.MapSendGridWebhook();
    }
}

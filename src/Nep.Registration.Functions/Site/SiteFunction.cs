using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Nep.Registration.Functions.Following;

namespace Nep.Registration.Functions.Site;

/// <summary>The whole site behind one trigger: every address that no other function and not the host itself answers.</summary>
public sealed class SiteFunction(SitePipeline site, PlanEngine engine)
{
    [Function("Site")]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        engine.Use(client);
        await site.Serve(request.HttpContext);
        return new EmptyResult();
    }
}

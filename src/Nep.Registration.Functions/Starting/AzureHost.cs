using Microsoft.Azure.Functions.Worker.Builder;

namespace Nep.Registration.Functions.Starting;

/// <summary>The whole system on Azure: one site function, the follower's orchestrations, and what stands behind the ports.</summary>
public static class AzureHost
{
    public static FunctionsApplicationBuilder AddAzure(this FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        return builder;
    }
}

using Microsoft.AspNetCore.Routing;

namespace Nep.Registration.Functions.Site;

/// <summary>Addresses that this host adds to the shared site: health, and what the providers call.</summary>
public interface IHostPages
{
    void Map(IEndpointRouteBuilder endpoints);
}

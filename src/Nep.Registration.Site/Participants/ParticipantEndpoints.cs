using Microsoft.AspNetCore.Routing;

namespace Nep.Registration.Site.Participants;

/// <summary>What anyone may open: the catalog, the forms, and what a link in a mail opens.</summary>
internal static class ParticipantEndpoints
{
    public static void MapParticipants(this IEndpointRouteBuilder endpoints) => endpoints.MapCatalog();
}

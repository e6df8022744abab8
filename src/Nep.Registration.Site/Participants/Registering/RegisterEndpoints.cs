using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Nep.Registration.Site.Participants.Registering;

/// <summary>The registration form.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegister(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/offerings/{id}/register", (string id, HttpContext http, RegisterDialogue dialogue) => dialogue.Open(http, id));
        endpoints.MapPost("/offerings/{id}/register", (string id, HttpContext http, RegisterDialogue dialogue) => dialogue.Answer(http, id));
    }
}

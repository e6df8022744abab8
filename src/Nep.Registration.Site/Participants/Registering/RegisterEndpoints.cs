using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.Site.Participants.Returning;

namespace Nep.Registration.Site.Participants.Registering;

/// <summary>The registration form.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegister(this IEndpointRouteBuilder endpoints)
    {
        var form = endpoints.MapGroup("/offerings/{id}/register").AddEndpointFilter(KeepForTheBackButton).AddEndpointFilter(ReturnVisit.Remember);
        form.MapGet("", (string id, HttpContext http, RegisterDialogue dialogue) => dialogue.Open(http, id));
        form.MapPost("", (string id, HttpContext http, RegisterDialogue dialogue) => dialogue.Answer(http, id));
    }

    /// <summary>
    /// Every other page is never stored. The form's steps may be, by the visitor's own browser only: otherwise its back button would show an
    /// empty form, or a warning in place of the review, and what was typed would be lost.
    /// </summary>
    private static ValueTask<object?> KeepForTheBackButton(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var response = context.HttpContext.Response;
        response.OnStarting(() =>
        {
            response.Headers.CacheControl = "private, no-cache";
            return Task.CompletedTask;
        });
        return next(context);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Nep.Registration.Site.Admissions;

/// <summary>What people open who apply, are in a team that applies, or are asked about an applicant.</summary>
internal static class AdmissionEndpoints
{
    public static void MapAdmissions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/offerings/{id}/apply", (HttpContext http, string id, StartDialogue dialogue) => dialogue.Show(http, id));
        endpoints.MapPost("/offerings/{id}/apply", (HttpContext http, string id, StartDialogue dialogue) => dialogue.Act(http, id));
        var one = endpoints.MapGroup("/applications/{offering}/{application}/{secret}");
        one.MapGet("", (HttpContext http, ApplicationDialogue dialogue) => dialogue.Show(http));
        one.MapPost("/send", (HttpContext http, ApplicationDialogue dialogue) => dialogue.Send(http));
        one.MapPost("/withdraw", (HttpContext http, ApplicationDialogue dialogue) => dialogue.Withdraw(http));
        one.MapPost("/accept", (HttpContext http, ApplicationDialogue dialogue) => dialogue.Accept(http));
        one.MapPost("/decline", (HttpContext http, ApplicationDialogue dialogue) => dialogue.Decline(http));
        one.MapGet("/stages/{stage}", (HttpContext http, string stage, StageDialogue dialogue) => dialogue.Show(http, stage));
        one.MapPost("/stages/{stage}", (HttpContext http, string stage, StageDialogue dialogue) => dialogue.Act(http, stage));
        one.MapGet("/files/{question}", (HttpContext http, string question, StageDialogue dialogue) => dialogue.File(http, question));
        one.MapGet("/team", (HttpContext http, TeamDialogue dialogue) => dialogue.Show(http));
        one.MapPost("/team", (HttpContext http, TeamDialogue dialogue) => dialogue.Act(http));
        one.MapGet("/referees", (HttpContext http, RefereeDialogue dialogue) => dialogue.Show(http));
        one.MapPost("/referees", (HttpContext http, RefereeDialogue dialogue) => dialogue.Act(http));
        endpoints.MapGet("/team/{offering}/{application}/{number}/{change}/{secret}", (HttpContext http, MemberDialogue dialogue) => dialogue.Show(http));
        endpoints.MapPost("/team/{offering}/{application}/{number}/{change}/{secret}", (HttpContext http, MemberDialogue dialogue) => dialogue.Act(http));
        endpoints.MapGet("/references/{offering}/{application}/{number}/{change}/{secret}", (HttpContext http, ReferenceDialogue dialogue) => dialogue.Show(http));
        endpoints.MapPost("/references/{offering}/{application}/{number}/{change}/{secret}", (HttpContext http, ReferenceDialogue dialogue) => dialogue.Act(http));
    }
}

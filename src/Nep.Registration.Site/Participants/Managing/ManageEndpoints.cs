using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.Site.Participants.Ordering;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>What a registration's own link opens.</summary>
internal static class ManageEndpoints
{
    public static void MapManage(this IEndpointRouteBuilder endpoints)
    {
        var one = endpoints.MapGroup("/registrations/{offering}/{registration}/{secret}");
        one.MapGet("", (HttpContext http, ManageDialogue dialogue) => dialogue.Show(http));
        one.MapGet("/calendar.ics", (HttpContext http, ManageDialogue dialogue) => dialogue.Calendar(http));
        one.MapPost("/pay", (HttpContext http, ManageDialogue dialogue) => dialogue.Pay(http));
        one.MapGet("/purchase-order", (HttpContext http, PurchaseOrderDialogue dialogue) => dialogue.Show(http));
        one.MapPost("/purchase-order", (HttpContext http, PurchaseOrderDialogue dialogue) => dialogue.Act(http));
        one.MapGet("/documents/{number}", (string number, HttpContext http, PurchaseOrderDialogue dialogue) => dialogue.Document(http, number));
        one.MapPost("/accept", (HttpContext http, ManageDialogue dialogue) => dialogue.Accept(http));
        one.MapGet("/cancel", (HttpContext http, CancelDialogue dialogue) => dialogue.Show(http));
        one.MapPost("/cancel", (HttpContext http, CancelDialogue dialogue) => dialogue.Act(http));
        one.MapGet("/transfer", (HttpContext http, TransferDialogue dialogue) => dialogue.Show(http));
        one.MapPost("/transfer", (HttpContext http, TransferDialogue dialogue) => dialogue.Act(http));
        one.MapGet("/people/{number:int}", (int number, HttpContext http, ChangeDialogue dialogue) => dialogue.Show(http, number));
        one.MapPost("/people/{number:int}", (int number, HttpContext http, ChangeDialogue dialogue) => dialogue.Act(http, number));
    }
}

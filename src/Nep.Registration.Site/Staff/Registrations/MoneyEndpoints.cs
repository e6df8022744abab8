using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>What staff note of money that no provider tells of: a check that came back unpaid, a refund that they made themselves.</summary>
internal static class MoneyEndpoints
{
    public static void MapMoney(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}/registrations/{number}").ForStaff(StaffRole.Registrar);
        one.MapPost("/check-returned", CheckReturned);
        one.MapPost("/refund-sent", RefundSent);
    }

    private static async Task<IResult> CheckReturned(HttpContext http, string id, string number, RegistrationFolder folder, BillingDesk desk)
    {
        if (await folder.Open(id, number, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!PaymentId.TryParse(form["payment"], out var payment)) return TypedResults.BadRequest();
        var filed = form.IsStale ? null : await desk.RecordCheckReturned(found.Offering, found.State.Id, payment, form.Text("why"), http.Actor(), http.RequestAborted);
        return Answer(found, form, filed is Filed.Done, (filed as Filed.Refused)?.Why, "unpaid");
    }

    private static async Task<IResult> RefundSent(HttpContext http, string id, string number, RegistrationFolder folder, BillingDesk desk)
    {
        if (await folder.Open(id, number, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var refused = form.IsStale ? null : await desk.RecordRefundSent(found.Offering, found.State, form.Number("refund"), form.Text("reference"), http.Actor(), http.RequestAborted);
        return Answer(found, form, refused is null && !form.IsStale, refused, "sent");
    }

    private static IResult Answer(RegistrationDossier found, PostedForm form, bool isDone, Refusal? refused, string done) => isDone
        ? Page.SeeOther($"/staff/offerings/{found.State.Offering}/registrations/{found.State.Id}?done={done}")
        : Page.Again<RegistrationPage>(new RegistrationModel(found, form, refused, null));
}

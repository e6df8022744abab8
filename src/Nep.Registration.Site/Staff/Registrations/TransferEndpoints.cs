using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>Staff move a registration to another offering, also where the policy would not, and always with a reason.</summary>
internal static class TransferEndpoints
{
    public static void MapTransfers(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}/registrations/{number}/transfer").ForStaff(StaffRole.Registrar);
        one.MapGet("", Show);
        one.MapPost("", Move);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string number, RegistrationDesk desk, TransferChoices choices, Clock clock) =>
        await Open(http, id, number, PostedForm.Empty, desk, choices, clock) is { } model ? Page.Of<TransferRegistrationPage>(model) : TypedResults.NotFound();

    private static async Task<IResult> Move(HttpContext http, string id, string number, RegistrationDesk desk, TransferChoices choices, Clock clock)
    {
        var form = await PostedForm.Read(http);
        if (await Open(http, id, number, form, desk, choices, clock) is not { } model) return TypedResults.NotFound();
        if (model.State.IsBeingTransferred || !model.State.HasSeats) return Page.SeeOther(model.Path);
        var to = model.Choices.Select(one => one.To).FirstOrDefault(one => $"{one.Id}" == form["to"]);
        if (to is null) form.Note("to", "NotAChoice");
        if (to is null || form.IsStale) return Page.Again<TransferRegistrationPage>(model);
        var fee = form.IsTicked("fee") ? model.Fee : model.Fee with { Cents = 0 };
        var filed = await desk.Transfer(model.Offering, model.State.Id, to, TransferKind.ByStaff, fee, form.Text("reason"), http.Actor(), cancel: http.RequestAborted);
        return filed is Filed.Refused(var why) ? Page.Again<TransferRegistrationPage>(model with { Refused = why }) : Page.SeeOther(model.Path + "?done=moving");
    }

    private static async Task<TransferRegistrationModel?> Open(
        HttpContext http, string id, string number, PostedForm form, RegistrationDesk desk, TransferChoices choices, Clock clock)
    {
        if (await desk.Find(id, number, http.RequestAborted) is not var (found, state)) return null;
        var open = await choices.For(found, state, TransferKind.ByStaff, http.RequestAborted);
        return new TransferRegistrationModel(
            found, state, [.. open.Select(to => (to, Transferring.Terms(to, state, TransferKind.ByStaff, Money.Zero, clock.Now)))],
            state.Policy.Transfer?.Fee ?? Money.Zero, form, null);
    }
}

/// <param name="Choices">Where to, and what it would come to without a fee.</param>
/// <param name="Fee">The policy's fee; staff say whether it is charged.</param>
public sealed record TransferRegistrationModel(
    Offering Offering, RegistrationState State, IReadOnlyList<(Offering To, TransferTerms Terms)> Choices, Money Fee, PostedForm Form, Refusal? Refused)
{
    public string Path => $"/staff/offerings/{State.Offering}/registrations/{State.Id}";
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>Staff say who pays for an enrolment in the payer's stead.</summary>
internal static class SponsorEndpoints
{
    public static void MapSponsors(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}/registrations/{number}/sponsor").ForStaff(StaffRole.Registrar);
        one.MapGet("", Show);
        one.MapPost("", Name);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string number, RegistrationDesk desk) =>
        await desk.Find(id, number, http.RequestAborted) is var (offering, state) ? Page.Of<SponsorPage>(new SponsorModel(offering, state, PostedForm.Empty, null)) : TypedResults.NotFound();

    private static async Task<IResult> Name(HttpContext http, string id, string number, RegistrationDesk desk, BillingDesk billing)
    {
        if (await desk.Find(id, number, http.RequestAborted) is not var (offering, state)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var model = new SponsorModel(offering, state, form, null);
        if (form.IsStale) return Page.Again<SponsorPage>(model);
        var sponsor = form["do"] == "nobody" ? null : new Sponsor(form.Text("sponsor.name"), form.Address("sponsor.email"), form.Text("sponsor.address"));
        switch (await billing.NameSponsor(offering, state.Id, sponsor, form.Text("reason"), http.Actor(), http.RequestAborted))
        {
            case Filed.Done: return Page.SeeOther($"{model.Path}?done=sponsor");
            case Filed.Refused(FormFaulty(var faults)): form.Note(faults); break;
            case Filed.Refused(ReasonMissing why): form.Note("reason", why); break;
            case Filed.Refused(var why): model = model with { Refused = why }; break;
            default: throw new UnreachableException();
        }

        return Page.Again<SponsorPage>(model);
    }
}

public sealed record SponsorModel(Offering Offering, RegistrationState State, PostedForm Form, Refusal? Refused)
{
    public string Path => Offering.Path($"/registrations/{State.Id}");

    public Sponsor? Now => State.Sponsorship?.Sponsor;
}

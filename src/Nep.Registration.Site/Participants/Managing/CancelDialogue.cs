using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>Cancelling a registration: the refund is shown first, and only what was shown is done.</summary>
public sealed class CancelDialogue(RegistrationDesk desk, SiteLinks links, Clock clock)
{
    private const int LongestReason = 1000;

    public async Task<IResult> Show(HttpContext http)
    {
        if (await ManageVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        return visit.State.HasSeats ? Page.Of<CancelPage>(Model(visit, PostedForm.Empty)) : Page.SeeOther(visit.Path);
    }

    public async Task<IResult> Act(HttpContext http)
    {
        if (await ManageVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!visit.State.HasSeats) return Page.SeeOther(visit.Path);
        var model = Model(visit, form);
        if (form.IsStale) return Page.Again<CancelPage>(model with { Notice = visit.Words["form.stale"] });
        if (Shown(form, model.Refund) != model.Refund) return Page.Again<CancelPage>(model with { Notice = visit.Words["cancel.changed"] });
        if (Wrong(form)) return Page.Again<CancelPage>(model);
        var outcome = await desk.Cancel(
            visit.Offering, visit.State.Id, EndKind.ByRegistrant, form.Text("why"), new Actor.Registrant(), cancel: http.RequestAborted);
        return outcome is Filed.Refused(var why)
            ? Page.Again<CancelPage>(model with { Notice = visit.Words.Of(why) })
            : Page.SeeOther(visit.Path);
    }

    private CancelModel Model(ManageVisit visit, PostedForm form) => new(
        visit, form, clock.Now, Cancelling.RefundOn(visit.Offering, visit.State, EndKind.ByRegistrant, clock.Now));

    private static bool Wrong(PostedForm form)
    {
        var why = form.Text("why");
        if (why.Length > LongestReason) form.Note("why", "TooLong", $"{LongestReason}");
        else if (why.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) form.Note("why", "ControlCharacters");
        return form.IsFaulty;
    }

    private static Money? Shown(PostedForm form, Money refund) =>
        long.TryParse(form["refund"], NumberStyles.None, CultureInfo.InvariantCulture, out var cents) ? refund with { Cents = cents } : null;
}

/// <param name="Refund">What comes back if it is cancelled now.</param>
public sealed record CancelModel(ManageVisit Visit, PostedForm Form, Instant Now, Money Refund, string? Notice = null);

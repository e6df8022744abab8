using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>
/// Cancelling a registration, or the seats of some of its people: whose seats is asked first where there are several, then the refund is shown,
/// and only what was shown is done.
/// </summary>
public sealed class CancelDialogue(RegistrationDesk desk, SiteLinks links, Clock clock)
{
    private const int LongestReason = 1000;

    public async Task<IResult> Show(HttpContext http)
    {
        if (await ManageVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        if (!visit.State.IsOpen) return Page.SeeOther(visit.Path);
        var who = SeatSelection.Of(visit.State, http.Request.Query[SeatSelection.Field]);
        return who.Count == 0 && visit.State is { HasSeats: true, Participants.Count: > 1 }
            ? Page.Of<ChooseSeatsPage>(visit)
            : Page.Of<CancelPage>(Model(visit, PostedForm.Empty, who));
    }

    public async Task<IResult> Act(HttpContext http)
    {
        if (await ManageVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!visit.State.IsOpen || SeatSelection.IsDone(visit.State, form[SeatSelection.Field])) return Page.SeeOther(visit.Path);
        var model = Model(visit, form, SeatSelection.Of(visit.State, form[SeatSelection.Field]));
        if (form.IsStale) return Page.Again<CancelPage>(model with { Notice = visit.Words["form.stale"] });
        if (Shown(form, model.Refund) != model.Refund) return Page.Again<CancelPage>(model with { Notice = visit.Words["cancel.changed"] });
        if (Wrong(form)) return Page.Again<CancelPage>(model);
        var numbers = model.Who.Select(person => person.Number).ToValueList();
        var outcome = await desk.CancelSeats(
            visit.Offering, visit.State.Id, numbers, EndKind.ByRegistrant, form.Text("why"), new Actor.Registrant(), cancel: http.RequestAborted);
        return outcome is Filed.Refused(var why)
            ? Page.Again<CancelPage>(model with { Notice = visit.Words.Of(why) })
            : Page.SeeOther(visit.Path);
    }

    private CancelModel Model(ManageVisit visit, PostedForm form, IReadOnlyList<Participant> chosen)
    {
        var (state, now) = (visit.State, clock.Now);
        var some = chosen.Count > 0 && chosen.Count < state.Participants.Count;
        var parting = some ? Leaving.On(visit.Offering, state, [.. chosen.Select(person => person.Number)], now) : null;
        var refund = parting?.Back ?? Cancelling.RefundOn(visit.Offering, state, EndKind.ByRegistrant, now);
        return new CancelModel(visit, form, now, some ? chosen : state.Participants, refund, parting);
    }

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

/// <param name="Who">Whose seats are given up.</param>
/// <param name="Refund">What comes back if it is done now.</param>
/// <param name="Parting">What it comes to when others stay; null when everyone goes.</param>
public sealed record CancelModel(
    ManageVisit Visit, PostedForm Form, Instant Now, IReadOnlyList<Participant> Who, Money Refund, Parting? Parting, string? Notice = null);

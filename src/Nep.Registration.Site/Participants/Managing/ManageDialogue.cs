using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>One registration behind its link: how it stands, and paying for it. Looking changes nothing.</summary>
public sealed class ManageDialogue(RegistrationDesk desk, WaitingListDesk waiting, CoachingDesk coaching, SiteLinks links, Clock clock)
{
    public async Task<IResult> Show(HttpContext http) =>
        await ManageVisit.Open(http, desk, links) is { } visit ? Page.Of<ManagePage>(await Model(visit)) : TypedResults.NotFound();

    /// <summary>Goes to the payment page. When there is nothing to pay any more, the registration's own page says why.</summary>
    public async Task<IResult> Pay(HttpContext http)
    {
        if (await ManageVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        if ((await PostedForm.Read(http)).IsStale) return Page.Again<ManagePage>(await Model(visit) with { Notice = visit.Words["form.stale"] });
        var (_, page) = await desk.StartCheckout(visit.Offering, visit.State.Id, (line, state) => Describe(visit, line, state), http.RequestAborted);
        return Page.SeeOther(page?.ToString() ?? visit.Path);
    }

    /// <summary>Takes offered seats where there is nothing to pay. Opening the page changes nothing, so a mail scanner cannot take them.</summary>
    public async Task<IResult> Accept(HttpContext http)
    {
        if (await ManageVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        if ((await PostedForm.Read(http)).IsStale) return Page.Again<ManagePage>(await Model(visit) with { Notice = visit.Words["form.stale"] });
        return await desk.AcceptOffer(visit.Offering, visit.State.Id, http.RequestAborted) is Filed.Refused(var why)
            ? Page.Again<ManagePage>(await Model(visit) with { Notice = visit.Words.Of(why) })
            : Page.SeeOther(visit.Path);
    }

    /// <summary>The calendar of whoever registered, if they come along, otherwise of person 1; everyone's ticket has their own.</summary>
    public async Task<IResult> Calendar(HttpContext http)
    {
        if (await ManageVisit.Open(http, desk, links) is not { State: var state } visit) return TypedResults.NotFound();
        var person = state.Participants.FirstOrDefault(one => one.Person.Email == state.Registrar.Email) ?? state.Participants[0];
        return CalendarAnswer.Of(CalendarFile.For(visit.Offering, state, person, links));
    }

    private async Task<ManageModel> Model(ManageVisit visit)
    {
        var forecast = await desk.Forecast(visit.Offering, visit.State.Id, visit.Http.RequestAborted);
        var tickets = visit.State.Participants.ToDictionary(
            person => person.Number, person => links.Ticket(visit.Offering.Id, visit.State.Id, person.Number, person.Change).AbsolutePath);
        var seats = visit.State.Participants.Where(person => !person.Person.IsNamed).ToDictionary(
            person => person.Number, person => links.Seat(visit.Offering.Id, visit.State.Id, person.Number, person.Change).AbsoluteUri);
        return new ManageModel(visit, clock.Now, [.. ForecastWords.Lines(visit.Words, visit.State, forecast)], tickets)
        {
            SeatLinks = seats,
            MovedTo = MovedTo(visit.State),
            Standing = visit.State.Status == RegistrationStatus.Waiting
                ? await waiting.Standing(visit.Offering, visit.State.Id, visit.Http.RequestAborted)
                : null,
            Coaching = visit.Offering.Details.Coaching is null ? null : (await coaching.Sheet(visit.Offering, visit.State, visit.Http.RequestAborted)).This,
            Other = other => "/" + links.ManagePath(visit.Offering.Id, other),
        };
    }

    private string? MovedTo(RegistrationState state) =>
        state.Transfer is { Outcome: TransferOutcome.Made } transfer ? "/" + links.ManagePath(transfer.To, transfer.As) : null;

    private static string Describe(ManageVisit visit, QuoteLine line, RegistrationState state) =>
        $"{PersonWords.Name(visit.Words, state, line.Participant)}: {PriceWords.Name(visit.Words, line.Rule)}";
}

/// <param name="Coming">What happens next, as dated sentences.</param>
/// <param name="Tickets">The path of each participant's ticket.</param>
/// <param name="Notice">Why a button did nothing.</param>
public sealed record ManageModel(
    ManageVisit Visit, Instant Now, IReadOnlyList<ComingLine> Coming, IReadOnlyDictionary<ParticipantNumber, string> Tickets, string? Notice = null)
{
    /// <summary>The page of the registration that it became; null unless it was moved.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The link to pass on of each seat whose name is to follow.</summary>
    public IReadOnlyDictionary<ParticipantNumber, string> SeatLinks { get; init; } = new Dictionary<ParticipantNumber, string>();

    /// <summary>Where it stands on the waiting list; null when it does not wait.</summary>
    public LineStanding? Standing { get; init; }

    /// <summary>What this year's coaching comes to; null where none comes with a place.</summary>
    public CoachingYear? Coaching { get; init; }

    /// <summary>The page of another registration of the same form.</summary>
    public required Func<RegistrationId, string> Other { get; init; }
}

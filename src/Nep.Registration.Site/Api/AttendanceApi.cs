using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Api;

/// <summary>Who is expected at a session and who was there; and, with a key for it, saying so.</summary>
internal sealed class AttendanceApi(OfferingApi offerings, AttendanceDesk desk, RegistrationDesk registrations, RegistrationDrawer drawer)
{
    public static Task<IResult> All(
        [FromRoute] string offering, [FromRoute] string session, [FromQuery] string? cursor, [FromQuery] string? limit, HttpContext http,
        [FromServices] AttendanceApi api) =>
        api.List(offering, session, cursor, limit, http);

    public static Task<IResult> Put(
        [FromRoute] string offering, [FromRoute] string session, [FromRoute] string registration, [FromRoute] string person, HttpContext http,
        [FromServices] AttendanceApi api) =>
        api.Put(offering, session, (registration, person), http);

    /// <summary>A page holds the people of so many registrations: those without a confirmed seat are not expected, so a page may be short.</summary>
    private async Task<IResult> List(string name, string number, string? cursor, string? limit, HttpContext http)
    {
        var (page, why) = ApiPage.Of(cursor, limit);
        if (page is null) return ApiProblem.Of(why!);
        var (offering, session, missing) = await Find(name, number, http.RequestAborted);
        if (missing is not null) return ApiProblem.Of(missing);
        var (states, next) = await drawer.Page(offering!.Id, page.From, page.Limit, http.RequestAborted);
        var known = states.Count == 0 ? [] : await desk.At(offering.Id, session!.Number, states[0].Id, states[^1].Id, http.RequestAborted);
        var told = known.ToDictionary(presence => (presence.Registration, presence.Participant));
        var items = from state in states
                    where state.Status == RegistrationStatus.Confirmed
                    from person in state.Participants
                    select Model(offering, session!, state, person, told.GetValueOrDefault((state.Id, person.Number))?.Of(person.Holder), http);
        return new ApiAnswer(new ApiList<ApiPresence>([.. items]) { Next = ApiPage.Cursor(next) });
    }

    private async Task<IResult> Put(string name, string number, (string Registration, string Person) whose, HttpContext http)
    {
        var (offering, session, missing) = await Find(name, number, http.RequestAborted);
        if (missing is not null) return ApiProblem.Of(missing);
        if (!RegistrationId.TryParse(whose.Registration, out var id) || await registrations.Find(offering!.Id, id, http.RequestAborted) is not (_, var state)
            || !Number(whose.Person, out var place) || state.Participant(new ParticipantNumber(place)) is not { } person)
            return ApiProblem.Of(new RegistrationNotFound());
        var (change, unreadable) = await ApiBody.Read<ApiPresenceChange>(http);
        if (change is null) return ApiProblem.Of(unreadable!);
        var refused = await desk.Tell(
            offering, state, person.Number, session!.Number, change.Read(), CheckInMethod.Connection, http.Caller(), http.RequestAborted);
        if (refused is not null) return ApiProblem.Of(refused);
        return new ApiAnswer(Model(offering, session, state, person, await desk.Find(offering.Id, session.Number, id, person, http.RequestAborted), http));
    }

    private async ValueTask<(Offering? Offering, Session? Session, Refusal? Missing)> Find(string name, string number, CancellationToken cancel)
    {
        if (await offerings.Find(name, cancel) is not { } offering) return (null, null, new OfferingNotFound());
        return Number(number, out var session) && offering.Session(new SessionNumber(session)) is { } found
            ? (offering, found, null)
            : (offering, null, new SessionNotFound());
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static ApiPresence Model(Offering offering, Session session, RegistrationState state, Participant person, Presence? presence, HttpContext http) =>
        ApiPresence.Of(offering, session, state, person, presence, http.Key().May(ApiScope.People));
}

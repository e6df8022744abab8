using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Participants;

/// <summary>The place in a registration that a link names, before it is known whether the link opens it.</summary>
internal sealed record LinkedPlace(Offering Offering, RegistrationState State, Participant Person, string? Secret)
{
    /// <param name="orLeft">Whether a place is found, too, that was given up while others of the registration kept theirs.</param>
    /// <returns>Null when there is no such place.</returns>
    public static async Task<LinkedPlace?> Find(HttpContext http, RegistrationDesk desk, bool orLeft = false)
    {
        var route = http.Request.RouteValues;
        if (!int.TryParse(route["number"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return await desk.Find(route["offering"] as string, route["registration"] as string, http.RequestAborted) is var (offering, state)
            && (orLeft ? state.Anyone(new ParticipantNumber(number)) : state.Participant(new ParticipantNumber(number))) is { } person
                ? new LinkedPlace(offering, state, person, route["secret"] as string)
                : null;
    }
}

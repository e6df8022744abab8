using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Tickets;

/// <summary>Someone who holds a participant's link. It opens for the person it was made for, not for who took their place or held it before.</summary>
public sealed record TicketVisit(Words Words, Offering Offering, RegistrationState State, Participant Person, string Path, string CheckIn)
{
    public static async Task<TicketVisit?> Open(HttpContext http, RegistrationDesk desk, SiteLinks links)
    {
        var values = http.Request.RouteValues;
        if (!OfferingId.TryParse(values["offering"] as string, out var offering)) return null;
        if (!RegistrationId.TryParse(values["registration"] as string, out var registration)) return null;
        if (!int.TryParse(values["number"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        if (await desk.Find(offering, registration, http.RequestAborted) is not { } found) return null;
        if (found.State.Participant(new ParticipantNumber(number)) is not { } person) return null;
        if (!links.OpensTicket(values["secret"] as string, offering, registration, person.Number, person.Change)) return null;
        return new TicketVisit(
            Reader.WordsFor(http), found.Offering, found.State, person, links.Ticket(offering, registration, person.Number, person.Change).AbsolutePath,
            links.CheckIn(offering, registration, person.Number, person.Change).ToString());
    }

    /// <summary>What the last post came to, by the key of its sentence.</summary>
    public string? Notice { get; init; }

    /// <summary>What can be read out when no code can be scanned.</summary>
    public string Code => $"{State.Id}-{Person.Number}";
}

using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Tickets;

/// <summary>Someone who holds a participant's link. It opens for the person it was made for, not for who took their place or held it before.</summary>
public sealed record TicketVisit(Words Words, Offering Offering, RegistrationState State, Participant Person, string Path, string CheckIn)
{
    /// <param name="orLeft">Whether it opens, too, for whoever left while others of the registration stayed.</param>
    public static async Task<TicketVisit?> Open(HttpContext http, RegistrationDesk desk, SiteLinks links, bool orLeft = false)
    {
        if (await LinkedPlace.Find(http, desk, orLeft) is not var (offering, state, person, secret)) return null;
        if (!links.OpensTicket(secret, offering.Id, state.Id, person.Number, person.Change)) return null;
        return new TicketVisit(
            Reader.WordsFor(http), offering, state, person, links.Ticket(offering.Id, state.Id, person.Number, person.Change).AbsolutePath,
            links.CheckIn(offering.Id, state.Id, person.Number, person.Change).ToString());
    }

    /// <summary>What the last post came to, by the key of its sentence.</summary>
    public string? Notice { get; init; }

    /// <summary>The stipends that come with the place, term by term.</summary>
    public IReadOnlyList<StipendLine> Stipends { get; init; } = [];

    /// <summary>What can be read out when no code can be scanned.</summary>
    public string Code => $"{State.Id}-{Person.Number}";
}

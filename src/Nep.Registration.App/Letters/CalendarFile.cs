using Nep.Registration.App.Language;
using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Letters;

/// <summary>
/// A participant's meetings as a file that calendar programs take in (RFC 5545, RFC 5546). Each meeting's UID stays the same for one person's
/// place, and SEQUENCE rises with every change of the schedule, so that a newer file replaces the older one. For a registration or an
/// offering that has ended, the file takes the meetings out again.
/// </summary>
/// <remarks>
/// It publishes rather than requests: nobody has to answer an invitation. The UID names the registration as well as the meeting, since a
/// person who cancels and registers again must not have the new meetings thrown out as older than the cancellation. DTSTAMP is when the
/// facts last changed, so the same facts make the same bytes.
/// </remarks>
public sealed class CalendarFile
{
    public const string FileName = "calendar.ics";

    private CalendarFile(string method, byte[] content) => (Method, Content) = (method, content);

    /// <summary>PUBLISH, or CANCEL.</summary>
    public string Method { get; }

    public byte[] Content { get; }

    public string ContentType => $"text/calendar; charset=utf-8; method={Method}";

    public MailAttachment Attached => new(FileName, ContentType, Content);

    public static CalendarFile For(Offering offering, RegistrationState state, Participant participant, SiteLinks links)
    {
        var ended = participant.Left is not null || offering.Status == OfferingStatus.Cancelled || state.Status is RegistrationStatus.Cancelled or RegistrationStatus.Expired;
        var method = ended ? "CANCEL" : "PUBLISH";
        var lines = new CalendarLines();
        lines.Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", "-//National Equity Project//Nep.Registration//EN")
            .Add("CALSCALE", "GREGORIAN").Add("METHOD", method);
        CalendarZone.Write(lines, offering);
        var meeting = new Meeting(offering, state, participant, links, ended);
        foreach (var session in offering.Sessions) meeting.Write(lines, session);
        return new CalendarFile(method, lines.Add("END", "VCALENDAR").ToBytes());
    }

    /// <summary>What is the same in all meetings of one file.</summary>
    private sealed class Meeting(Offering offering, RegistrationState state, Participant participant, SiteLinks links, bool ended)
    {
        private readonly Words words = Words.In(state.Registrar.Language);

        private readonly string ticket = links.Ticket(offering.Id, state.Id, participant.Number, participant.Change).AbsoluteUri;

        public void Write(CalendarLines lines, Session session)
        {
            var off = ended || offering.IsCancelled(session.Number);
            lines.Add("BEGIN", "VEVENT")
                .Add("UID", $"{offering.Id}-s{session.Number}-{state.Id}-p{participant.Number}.{participant.Change}@{links.Base.Host}")
                .Add("DTSTAMP", CalendarLines.Utc(Changed))
                .Add("SEQUENCE", $"{offering.ScheduleVersion + (ended ? 1 : 0)}")
                .Add("STATUS", off ? "CANCELLED" : "CONFIRMED")
                .Add($"DTSTART;TZID={offering.Zone}", CalendarLines.Local(session.Starts))
                .Add($"DTEND;TZID={offering.Zone}", CalendarLines.Local(session.Ends))
                .AddText("SUMMARY", OneLine.Of(Summary(session)))
                .Add($"ORGANIZER;CN=\"{words["shell.unit"]}\"", $"mailto:{Uri.EscapeDataString(offering.Details.Contact.ToString()).Replace("%40", "@", StringComparison.Ordinal)}");
            Where(lines, session.Place, HasSeat && !off);
            lines.AddText("DESCRIPTION", Description(session.Place, off)).Add("TRANSP", off ? "TRANSPARENT" : "OPAQUE").Add("END", "VEVENT");
        }

        /// <summary>Only a seat opens the door: the link to join is in no other file.</summary>
        private bool HasSeat => !ended && state.Status == RegistrationStatus.Confirmed;

        private Instant Changed => ended
            ? participant.Left ?? state.Ended ?? offering.Cancelled ?? state.Placed
            : Instant.Max(state.Confirmed ?? state.Placed, offering.ScheduleChanged ?? state.Placed);

        private string Summary(Session session) =>
            session.Title == offering.Details.Title ? session.Title : $"{offering.Details.Title}: {session.Title}";

        private void Where(CalendarLines lines, Place place, bool mayJoin)
        {
            switch (place)
            {
                case Place.Venue venue:
                    lines.AddText("LOCATION", OneLine.Of($"{venue.Name}, {venue.Address}"));
                    break;
                case Place.Online online:
                    lines.AddText("LOCATION", words["letter.online"]);
                    if (mayJoin) lines.Add("URL", new Uri(online.Link).AbsoluteUri);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        private string Description(Place place, bool off)
        {
            List<string> text = [];
            if (ended) text.Add(words["calendar.cancelled"]);
            if (off && !ended) text.Add(words["calendar.sessionCancelled"]);
            if (HasSeat && !off && place is Place.Online online) text.Add(words.Say("calendar.join", ("link", new Uri(online.Link).AbsoluteUri)));
            if (HasSeat) text.Add(words.Say("calendar.ticket", ("link", ticket)));
            text.Add(words.Say("calendar.questions", ("contact", offering.Details.Contact.ToString())));
            return string.Join('\n', text);
        }
    }
}

using Nep.Registration.App.Language;
using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Letters;

/// <summary>
/// An interview or a site visit as a file that calendar programs take in. Its UID stays when it moves, and SEQUENCE rises with every change; once it
/// is called off the file takes it out again.
/// </summary>
public static class VisitCalendar
{
    public static MailAttachment For(Offering offering, ApplicationState state, Visit visit, Words words, SiteLinks links)
    {
        var (method, lines) = (visit.IsOff ? "CANCEL" : "PUBLISH", new CalendarLines());
        lines.Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", "-//National Equity Project//Nep.Registration//EN").Add("CALSCALE", "GREGORIAN").Add("METHOD", method);
        CalendarZone.Write(lines, visit.Zone, [visit.Starts, visit.Ends]);
        lines.Add("BEGIN", "VEVENT")
            .Add("UID", $"{offering.Id}-visit{visit.Number}-{state.Id}@{links.Base.Host}")
            .Add("DTSTAMP", CalendarLines.Utc(visit.Changed))
            .Add("SEQUENCE", $"{visit.Sequence}")
            .Add("STATUS", visit.IsOff ? "CANCELLED" : "CONFIRMED")
            .Add($"DTSTART;TZID={visit.Zone}", CalendarLines.Local(visit.Starts))
            .Add($"DTEND;TZID={visit.Zone}", CalendarLines.Local(visit.Ends))
            .AddText("SUMMARY", OneLine.Of($"{offering.Details.Title}: {words[$"visit.{visit.Kind}"]}"))
            .Add($"ORGANIZER;CN=\"{words["shell.unit"]}\"", $"mailto:{Uri.EscapeDataString(offering.Details.Contact.ToString()).Replace("%40", "@", StringComparison.Ordinal)}")
            .AddText("LOCATION", OneLine.Of(Where(visit.Place, words)));
        if (visit is { IsOff: false, Place: Place.Online online }) lines.Add("URL", new Uri(online.Link).AbsoluteUri);
        var file = lines.Add("TRANSP", visit.IsOff ? "TRANSPARENT" : "OPAQUE").Add("END", "VEVENT").Add("END", "VCALENDAR").ToBytes();
        return new MailAttachment(CalendarFile.FileName, $"text/calendar; charset=utf-8; method={method}", file);
    }

    public static string Where(Place place, Words words) => place switch
    {
        Place.Venue venue => $"{venue.Name}, {venue.Address}",
        Place.Online => words["letter.online"],
        _ => throw new UnreachableException(),
    };
}

using Nep.Registration.App.Attendance;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.CheckIn;

/// <summary>What is on record of someone's presence, in plain words.</summary>
internal static class PresenceText
{
    /// <summary>"Here since 9:02 AM", "Here 9:02 AM to 10:30 AM", "Here", "90 minutes".</summary>
    public static string Standing(Offering offering, PresenceMark mark) => mark switch
    {
        { Present: false } => "Not here",
        { Minutes: { } minutes } => $"Here for {StaffText.Count(minutes, "minute", "minutes")}",
        { Stays: { Count: > 0 } stays } => $"Here {string.Join(", ", stays.Select(stay => Times(offering, stay)))}",
        _ => "Here all the time",
    };

    /// <summary>"Counts 140 of 180 minutes", where that is not all of them; otherwise empty.</summary>
    public static string Counts(Offering offering, Session session, RosterLine line) =>
        line.IsPresent && session.Minutes(offering.Zone) is var all && line.Minutes < all ? $"Counts {line.Minutes} of {all} minutes" : "";

    public static string Method(CheckInMethod method) => method switch
    {
        CheckInMethod.Roster => "on the roster",
        CheckInMethod.QrCode => "by the ticket’s code",
        CheckInMethod.Link => "by link",
        CheckInMethod.Import => "from a meeting platform’s report",
        CheckInMethod.Connection => "by another program",
        _ => throw new UnreachableException(),
    };

    public static PastEntry Past(Offering offering, PresenceMark mark) => new(
        mark.At, $"{Standing(offering, mark)}, {Method(mark.Method)}", StaffText.Name(mark.By),
        [
            .. mark.Scanned is { } scanned ? [$"Scanned {StaffText.When(scanned, offering.Zone)}, sent later"] : Array.Empty<string>(),
            .. mark.Reason is { } reason ? [$"Why: “{reason}”"] : Array.Empty<string>(),
        ]);

    private static string Times(Offering offering, Stay stay) =>
        stay.To is { } to ? $"{Time(offering, stay.From)} to {Time(offering, to)}" : $"since {Time(offering, stay.From)}";

    private static string Time(Offering offering, Instant at) => StaffText.Words.Time(offering.Zone.LocalAt(at).TimeOfDay);
}

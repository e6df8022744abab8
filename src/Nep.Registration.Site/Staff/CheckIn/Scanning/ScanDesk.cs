using System.Globalization;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff.CheckIn.Scanning;

/// <summary>One scan as a telephone sends it.</summary>
/// <param name="Id">The telephone's own name for it, so that the answer can be told apart.</param>
/// <param name="Ticket">What the code said, or the code in letters.</param>
/// <param name="At">When it was made.</param>
/// <param name="Picked">The name was picked from the list; no ticket was seen.</param>
public sealed record SentScan(string? Id, string? Ticket, DateTimeOffset At, bool Leaving, bool Picked);

/// <summary>What became of a scan: taken, also if it was taken before; or why not.</summary>
public sealed record ScanOutcome(string Id, bool Done, string Name, string Why);

/// <summary>Takes the scans of telephones. The time of a scan is believed within bounds only, and both times are kept.</summary>
internal sealed class ScanDesk(RegistrationDesk registrations, AttendanceDesk attendance, SiteLinks links)
{
    public const int MostAtOnce = 100;

    private const int LongestTicket = 400;

    public async Task<ScanOutcome> Take(Offering offering, Session session, SentScan scan, Actor by, CancellationToken cancel)
    {
        var id = scan.Id ?? "";
        if (Read(offering, scan.Ticket ?? "") is not { } ticket || await registrations.Find(offering.Id, ticket.Registration, cancel) is not var (_, state)
            || state.Participant(ticket.Number) is not { } person || !IsGenuine(offering, state, person, ticket.Secret))
            return new ScanOutcome(id, false, "", "This is no ticket of this program.");
        var at = Instant.FromDateTimeOffset(scan.At);
        CheckInCommand command = scan.Leaving ? new CheckInCommand.Leave(at) : new CheckInCommand.Arrive(at);
        var method = scan.Picked ? CheckInMethod.Roster : CheckInMethod.QrCode;
        var refused = await attendance.Tell(offering, state, person.Number, session.Number, command, method, by, cancel);
        return new ScanOutcome(id, refused is null, person.Person.Name, refused is null ? "" : StaffText.Words.Of(refused));
    }

    /// <summary>The code in letters stands on the ticket for whoever cannot scan; a scanned address proves itself by its secret.</summary>
    private bool IsGenuine(Offering offering, RegistrationState state, Participant person, string? secret) =>
        secret is null || links.OpensTicket(secret, offering.Id, state.Id, person.Number, person.Change);

    private static (RegistrationId Registration, ParticipantNumber Number, string? Secret)? Read(Offering offering, string ticket)
    {
        if (ticket.Length > LongestTicket) return null;
        var text = ticket.Trim().ToUpperInvariant();
        var at = text.IndexOf("/CHECK-IN/", StringComparison.Ordinal);
        if (at < 0) return RosterModel.Read(text) is var (registration, number) ? (registration, number, null) : null;
        return text[(at + "/CHECK-IN/".Length)..].Split('/') is [var program, var first, var second, var secret]
            && program.Equals(offering.Id.ToString(), StringComparison.OrdinalIgnoreCase) && RegistrationId.TryParse(first, out var parsed)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var person)
                ? (parsed, new ParticipantNumber(person), secret)
                : null;
    }
}

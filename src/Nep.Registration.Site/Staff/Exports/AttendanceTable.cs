using System.Runtime.CompilerServices;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Staff.CheckIn;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>Who was where: a row a person and session, also for whoever did not come.</summary>
/// <remarks>Registrations and presences are read side by side in the order of registrations, so that neither is held in memory.</remarks>
public sealed class AttendanceTable(RegistrationDrawer drawer, AttendanceDesk attendance) : IExportTable
{
    public IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts) =>
    [
        "Offering", "Session", "Title", "Starts", "Minutes in all", "Registration", "Person", .. contacts ? ["E-mail", "School"] : Array.Empty<string>(), "Here", "Standing",
        "Minutes counted", "How", "Recorded",
    ];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        Offering offering, IReadOnlyList<Offering> offerings, bool contacts, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var session in offering.HeldSessions)
        {
            await using var presences = attendance.At(offering.Id, session.Number, cancel).GetAsyncEnumerator(cancel);
            var more = await presences.MoveNextAsync();
            await foreach (var state in drawer.All(offering.Id, cancel))
            {
                var here = new List<Presence>();
                for (; more && Order(presences.Current.Registration, state.Id) <= 0; more = await presences.MoveNextAsync())
                    if (presences.Current.Registration == state.Id) here.Add(presences.Current);
                if (state.Status != RegistrationStatus.Confirmed && here.Count == 0) continue;
                foreach (var person in state.Participants)
                    yield return Row(offering, session, state, person, Mark(here, person), contacts);
                foreach (var before in state.Predecessors ?? [])
                    if (Mark(here, before) is { } mark) yield return Row(offering, session, state, before, mark, contacts);
            }
        }
    }

    private static PresenceMark? Mark(List<Presence> here, Participant person) => here.FirstOrDefault(one => one.Participant == person.Number)?.Of(person.Holder).Last;

    private static IReadOnlyList<string> Row(Offering offering, Session session, RegistrationState state, Participant person, PresenceMark? mark, bool contacts) =>
    [
        $"{offering.Id}", $"{session.Number}", session.Title, ExportText.When(session.Starts), ExportText.Number(session.Minutes(offering.Zone)), $"{state.Id}",
        person.Person.Name, .. contacts ? [$"{person.Person.Email}", state.Registrar.Organization] : Array.Empty<string>(), mark is { Present: true } ? "yes" : "no",
        mark is null ? "" : PresenceText.Standing(offering, mark), ExportText.Number(CountedTime.Of(session, offering.Zone, mark)),
        mark is null ? "" : mark.Method.ToString(), mark is null ? "" : ExportText.When(mark.At, offering),
    ];

    private static int Order(RegistrationId one, RegistrationId other) => string.CompareOrdinal(one.ToString(), other.ToString());
}

using Nep.Registration.App.Attendance;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Following;

/// <summary>
/// Counts every participant's attendance, once the last session is closed and again after corrections, and gives each registration its figures:
/// certificates follow from them there. Only registrations whose figures changed are touched, so that doing it again does nothing.
/// </summary>
public sealed class CohortCertificates(AttendanceDesk attendance, RegistrationDrawer drawer, RegistrationFiling filing, IChance chance)
{
    /// <returns>How many hold a certificate.</returns>
    public async Task<int> Issue(Offering offering, Step step, CancellationToken cancel)
    {
        var presences = (await attendance.All(offering, cancel)).ToLookup(presence => (presence.Registration, presence.Participant));
        var all = Domain.Cohorts.Attendance.AllMinutes(offering);
        var holders = 0;
        await foreach (var state in drawer.All(offering.Id, cancel))
        {
            if (state.Status != RegistrationStatus.Confirmed) continue;
            var counts = state.Named().Select(person => Count(state, person)).OfType<AttendanceCount>().ToValueList();
            var counted = counts.Count == 0 ? null : await filing.Handle(offering, state.Id, new RegistrationCommand.CountAttendance(counts), new Actor.Plan(step.Key), cancel);
            holders += ((counted as Filed.Done)?.State ?? state).Participants.Count(person => person.Certificate is { IsValid: true });
        }

        return holders;

        AttendanceCount? Count(RegistrationState state, Participant person)
        {
            var counted = Domain.Cohorts.Attendance.Minutes(offering, presences[(state.Id, person.Number)].Select(presence => presence.Of(person.Holder)));
            var count = new AttendanceCount(person.Number, counted, all, Domain.Cohorts.Attendance.Reaches(offering, counted), "");
            return count.IsNewsOf(person) ? count with { Code = CertificateCode.New(chance) } : null;
        }
    }
}

using Nep.Registration.App.Attendance;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Following;

/// <summary>Counts what those attended who left a program under way. Whoever is counted already is passed over, so that doing it again does nothing.</summary>
public sealed class LeaverSteps(AttendanceDesk attendance, RegistrationFiling filing, IChance chance)
{
    internal async Task Count(Offering offering, RegistrationState state, Step step, CancellationToken cancel)
    {
        var all = Domain.Cohorts.Attendance.AllMinutes(offering);
        var counts = new List<AttendanceCount>();
        foreach (var person in Departures.Uncounted(offering, state))
        {
            var minutes = (await attendance.Hours(offering, state.Id, person, cancel)).Sum(one => one.Minutes);
            counts.Add(new AttendanceCount(person.Number, minutes, all, false, CertificateCode.New(chance)));
        }

        await filing.Handle(offering, state.Id, new RegistrationCommand.CountAttendance([.. counts]), new Actor.Plan(step.Key), cancel);
    }
}

using Nep.Registration.App.Attendance;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Following;

/// <summary>Gives every participant who earned it a certificate, once the last session is closed.</summary>
public sealed class CohortCertificates(AttendanceDesk attendance, RegistrationDrawer drawer, RegistrationFiling filing, IChance chance)
{
    /// <summary>Characters of a certificate's public code: 80 bits of chance.</summary>
    private const int CodeCharacters = 16;

    /// <returns>How many hold one.</returns>
    public async Task<int> Issue(Offering offering, Step step, CancellationToken cancel)
    {
        var presences = (await attendance.All(offering, cancel)).ToLookup(presence => (presence.Registration, presence.Participant));
        var issued = 0;
        await foreach (var state in drawer.All(offering.Id, cancel))
        {
            if (state.Status != RegistrationStatus.Confirmed) continue;
            foreach (var person in state.Named())
            {
                var minutes = Domain.Cohorts.Attendance.Minutes(offering, presences[(state.Id, person.Number)]);
                if (!Domain.Cohorts.Attendance.Earns(offering, minutes, state.Balance)) continue;
                var command = new RegistrationCommand.IssueCertificate(person.Number, NewCode(), minutes);
                await filing.Handle(offering, state.Id, command, new Actor.Plan(step.Key), cancel);
                issued++;
            }
        }

        return issued;
    }

    private string NewCode()
    {
        Span<byte> bytes = stackalloc byte[CodeCharacters * 5 / 8];
        chance.Fill(bytes);
        return Ids.ToBase32(bytes, CodeCharacters);
    }
}

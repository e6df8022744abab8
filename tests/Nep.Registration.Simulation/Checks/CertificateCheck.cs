using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Simulation.Checks;

/// <summary>A certificate is for whoever attended for long enough and owes nothing; at the end, everyone who did has one, and nobody else.</summary>
internal sealed class CertificateCheck : ICommitCheck
{
    public string? Wrong(SeenCommit commit)
    {
        foreach (var (id, before, after) in commit.Registrations)
            foreach (var issued in commit.EventsOf(id).OfType<RegistrationEvent.CertificateIssued>())
            {
                var had = before?.Participant(issued.Number)?.Certificate is { IsValid: true };
                if (!had && after.Balance.IsPositive && after.Sponsorship is null) return $"{id} gets a certificate and owes {after.Balance}.";
                if (!had && after.Participant(issued.Number)?.Attended is not { Reaches: true }) return $"{id} gets a certificate, and {issued.Number} did not attend for long enough.";
            }

        return null;
    }

    /// <summary>By the marks that the door made, counted anew.</summary>
    public static string? Amiss(Ledger ledger)
    {
        if (ledger.Offering is not { Status: OfferingStatus.Published } offering) return null;
        foreach (var state in ledger.Registrations.Values.Select(file => file.State).Where(state => state.Status == RegistrationStatus.Confirmed))
            foreach (var person in state.Named())
            {
                var presences = ledger.Presences.Values.Where(presence => presence.Registration == state.Id && presence.Participant == person.Number).Select(presence => presence.Of(person.Holder));
                var earned = Attendance.Reaches(offering, Attendance.Minutes(offering, presences));
                var holds = person.Certificate is { IsValid: true };
                if (holds && !earned) return $"{person.Number} of {state.Id} has a certificate and did not earn it.";
                if (earned && !holds && (!state.Balance.IsPositive || state.Sponsorship is not null)) return $"{person.Number} of {state.Id} earned a certificate and has none.";
            }

        return null;
    }
}

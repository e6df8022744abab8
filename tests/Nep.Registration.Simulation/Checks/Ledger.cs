using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Checks.Applying;

namespace Nep.Registration.Simulation.Checks;

/// <summary>One offering as its rows tell it, kept up commit by commit: what the checks go by.</summary>
internal sealed class Ledger(string partition)
{
    public string Partition => partition;

    public Dictionary<RegistrationId, RegistrationFile> Registrations { get; } = [];

    /// <summary>What each registration was, and since when: the last few minutes count for a letter that is on its way.</summary>
    public Dictionary<RegistrationId, List<(Instant At, RegistrationState State)>> Past { get; } = [];

    /// <summary>What the history of each registration folds to.</summary>
    public Dictionary<RegistrationId, RegistrationState?> Folded { get; } = [];

    public Dictionary<int, RegistrationId> Seats { get; } = [];

    public Dictionary<RegistrationId, Waiter> Waiters { get; } = [];

    public Dictionary<LetterKey, MailRecord> Mail { get; } = [];

    public Dictionary<(SessionNumber, RegistrationId, ParticipantNumber), Presence> Presences { get; } = [];

    /// <summary>The applications, and what is decided about them.</summary>
    public AdmissionLedger Admission { get; } = new();

    /// <summary>What the cohort's plan has done.</summary>
    public Cohort Cohort { get; set; } = Cohort.New;

    public Offering? Offering => Versions.Count == 0 ? null : Versions[^1].Offering;

    public List<(Instant At, Offering Offering)> Versions { get; } = [];

    /// <summary>The most seats that it had since an instant: what another process knew may be some seconds old.</summary>
    public int MostSeats(Instant since)
    {
        var most = 0;
        for (var i = Versions.Count - 1; i >= 0; i--)
        {
            most = Math.Max(most, Versions[i].Offering.Details.Capacity);
            if (Versions[i].At < since) break;
        }

        return most;
    }

    /// <summary>What a registration was at some time since an instant.</summary>
    public IEnumerable<RegistrationState> Since(RegistrationId id, Instant since)
    {
        var past = Past.GetValueOrDefault(id) ?? [];
        for (var i = past.Count - 1; i >= 0; i--)
        {
            yield return past[i].State;
            if (past[i].At < since) break;
        }
    }
}

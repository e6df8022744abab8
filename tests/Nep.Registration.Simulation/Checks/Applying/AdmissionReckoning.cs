using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Checks.Applying;

/// <summary>The end of a run, application by application: each has come to its end, each that was told has its letter, and each that is enrolled its registration.</summary>
internal sealed class AdmissionReckoning(World world)
{
    /// <summary>What must have gone, as long as it is still called for.</summary>
    private static readonly HashSet<LetterKind> Musts =
        [LetterKind.DecisionAccept, LetterKind.DecisionAlternate, LetterKind.DecisionDecline, LetterKind.DecisionDefer, LetterKind.PlaceExpired, LetterKind.Enrolment];

    public void Look(Ledger ledger)
    {
        foreach (var state in ledger.Admission.All)
        {
            Ended(ledger, state);
            Told(ledger, state);
        }

        if (ledger.Admission.Book.Open is { } open && ledger.Offering!.Status == OfferingStatus.Published) world.Break($"All is over, and release {open.Number} of {ledger.Partition} is not.");
    }

    private void Ended(Ledger ledger, ApplicationState state)
    {
        if (state.Status is ApplicationStatus.Draft or ApplicationStatus.Offered or ApplicationStatus.DepositDue || state is { Status: ApplicationStatus.Accepted, Trouble: null }) world.Break($"All is over, and application {state.Id} is still {state.Status}.");
        if (state.Freed is { Settled: null }) world.Break($"All is over, and the place of {state.Id} went nowhere.");
        if (state.Carried is { Settled: null }) world.Break($"All is over, and {state.Id} was never carried on.");
        if (Disagreeing(ledger, state) is { } wrong) world.Break(wrong);
    }

    /// <summary>An application and its registration tell the same.</summary>
    public static string? Disagreeing(Ledger ledger, ApplicationState state)
    {
        var registration = ledger.Registrations.GetValueOrDefault(state.Id.Registration)?.State;
        var withOffering = ledger.Offering!.Status == OfferingStatus.Cancelled;
        if (registration is { HasSeats: true } && state.Status is not (ApplicationStatus.Accepted or ApplicationStatus.DepositDue or ApplicationStatus.Enrolled)) return $"Application {state.Id} is {state.Status}, and its registration {registration.Status}.";
        if (state.Status == ApplicationStatus.Enrolled && registration?.Status != RegistrationStatus.Confirmed && !withOffering) return $"Application {state.Id} is enrolled, and its registration is {registration?.Status}.";
        return state.Status == ApplicationStatus.DepositDue && registration?.Status != RegistrationStatus.Held && !withOffering ? $"Application {state.Id} owes a deposit, and its registration is {registration?.Status}." : null;
    }

    private void Told(Ledger ledger, ApplicationState state)
    {
        foreach (var step in ApplicationPlan.Steps(ledger.Offering!, state, []))
        {
            if (step.Act is not Act.SendLetter(var letter) || !Musts.Contains(letter.Kind)) continue;
            if (!ledger.Mail.TryGetValue(letter.Key, out var mail)) world.Break($"Letter {letter.Key} was due at {step.Due} and is missing.");
            else if (mail.State == MailState.Lapsed && !world.WasDisturbed(step.Due, mail.At)) world.Break($"Letter {letter.Key} lapsed, and nothing was in its way.");
        }
    }
}

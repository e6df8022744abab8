using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Checks.Applying;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Checks;

/// <summary>Goes round from time to time: whatever a plan says is due is being done, and free seats do not lie about while someone waits for them.</summary>
internal sealed class Rounds(World world)
{
    /// <summary>While a process runs and its providers are there, nothing is later than this.</summary>
    private static readonly Duration Latest = Duration.FromHours(3);

    public void Look()
    {
        if (world.Broken is not null) return;
        world.Conscience.Look();
        if (!world.Fleet.Alive.Any() || world.Now - world.Fleet.CalmSince < Latest) return;
        foreach (var ledger in world.Inspector.Ledgers)
        {
            if (ledger.Offering is not { } offering || ledger.Versions[^1].At > world.Now - Latest) continue;
            foreach (var (_, file) in ledger.Registrations)
                if (Overdue(ledger, offering, file.State) is { } step) world.Break($"Step {step.Key} of {file.State.Id} was due at {step.Due}, and nobody does it.");
            foreach (var state in ledger.Admission.All)
            {
                if (Overdue(ledger, offering, state) is { } late) world.Break($"Step {late.Key} of application {state.Id} was due at {late.Due}, and nobody does it.");
                if (IsQuiet(ledger, state) && AdmissionReckoning.Disagreeing(ledger, state) is { } wrong) world.Break(wrong);
            }

            if (SeatsForgotten(ledger, offering) is { } waiter) world.Break($"Seats are free in {offering.Id}, and {waiter.Registration} waits for them since {waiter.Since}.");
        }
    }

    private Step? Overdue(Ledger ledger, Offering offering, RegistrationState state) => RegistrationPlan
        .Steps(offering, state, [.. ledger.Mail.Values.Where(mail => mail.Letter.Registration == state.Id)])
        .FirstOrDefault(step => step.Due < world.Now - Latest);

    private Step? Overdue(Ledger ledger, Offering offering, ApplicationState state) => ApplicationPlan
        .Steps(offering, state, [.. ledger.Mail.Values.Where(mail => mail.Letter.Registration == state.Id.Registration && mail.Letter.Kind.IsAboutApplying())])
        .FirstOrDefault(step => step.Due < world.Now - Latest);

    /// <summary>Whether neither it nor its registration has changed for a while.</summary>
    private bool IsQuiet(Ledger ledger, ApplicationState state) => ledger.Admission.Past[state.Id][^1].At < world.Now - Latest
        && (!ledger.Past.TryGetValue(state.Id.Registration, out var past) || past[^1].At < world.Now - Latest);

    /// <summary>Someone who could have been offered seats for hours, in the hours in which seats are offered.</summary>
    private Waiter? SeatsForgotten(Ledger ledger, Offering offering)
    {
        if (offering.Details.WaitingList is not { } rule || ledger.Waiters.Count == 0 || !Promotions.AreOpen(offering, world.Now)) return null;
        if (!rule.Window.IsOpenAt(offering.Zone, world.Now) || !rule.Window.IsOpenAt(offering.Zone, world.Now - Latest)) return null;
        var quiet = ledger.Past.Values.All(past => past[^1].At < world.Now - Latest);
        var free = offering.Details.Capacity - ledger.Seats.Count;
        return quiet ? Promotions.Of(rule, offering.Details.Capacity, [.. ledger.Waiters.Values], free).Select(one => one.Waiter).FirstOrDefault() : null;
    }
}

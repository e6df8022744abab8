using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Following;

/// <summary>
/// Looks at the plans of all registrations after something changed that all of them go by. Whichever waits for another instant than it now should
/// is looked at, and then waits for the right one. Done again, it finds nothing to do.
/// </summary>
public sealed class PlanLook(RegistrationDrawer drawer, RegistrationSteps registrations, IPlanSignal signal)
{
    /// <returns>How many registrations there are, so that it counts the same however often it is interrupted.</returns>
    public async Task<int> At(Offering offering, CancellationToken cancel)
    {
        var looked = 0;
        await foreach (var (file, ledger) in drawer.AllFiles(offering.Id, cancel))
        {
            looked++;
            if (RegistrationPlan.NextDue(RegistrationPlan.Steps(offering, file.State, ledger)) == file.Due) continue;
            var next = await registrations.Advance(offering, file.State.Id, cancel);
            await signal.Changed(new PlanId.OfRegistration(offering.Id, file.State.Id), next, [], cancel);
        }

        return looked;
    }
}

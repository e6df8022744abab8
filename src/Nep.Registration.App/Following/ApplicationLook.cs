using Nep.Registration.App.Admissions;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Following;

/// <summary>
/// Looks at the plans of all applications after staff changed how people apply: a deadline that is moved, earlier or later, wakes whoever waits for
/// the old one. Done again, it finds nothing to do.
/// </summary>
public sealed class ApplicationLook(ITableStore store, ApplicationDrawer drawer, ApplicationSteps applications, IPlanSignal signal)
{
    /// <returns>How many applications there are, so that it counts the same however often it is interrupted.</returns>
    public async Task<int> At(Offering offering, CancellationToken cancel)
    {
        var looked = 0;
        await foreach (var state in drawer.All(offering.Id, cancel))
        {
            looked++;
            if (await ApplicationRecord.Load(store, offering.Id, state.Id, cancel) is not { } record) continue;
            if (ApplicationPlan.NextDue(record.Steps(offering)) == record.File.Due) continue;
            var next = await applications.Advance(offering, state.Id, cancel);
            await signal.Changed(new PlanId.OfApplication(offering.Id, state.Id), next, [], cancel);
        }

        return looked;
    }
}

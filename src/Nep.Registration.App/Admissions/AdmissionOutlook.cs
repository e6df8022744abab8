using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Admissions;

/// <summary>What a change of how people apply would do to every application there is, before it is kept.</summary>
public sealed class AdmissionOutlook(ITableStore store, ApplicationDrawer drawer, Clock clock)
{
    /// <returns>Why it would be refused; or its effects, none where nobody has applied.</returns>
    public async Task<(Refusal? Why, ValueList<FormEffect> Effects)> Compare(OfferingId offering, OfferingCommand.EditOffering edit, CancellationToken cancel = default)
    {
        if (await OfferingRecord.Load(store, offering, cancel) is not { Offering: var before }) return (new OfferingNotFound(), []);
        var ruling = OfferingDecider.Decide(before, edit, clock.Now);
        if (ruling is Ruling<OfferingEvent>.Refused(var why)) return (why, []);
        var after = ((Ruling<OfferingEvent>.Accepted)ruling).Events.Aggregate((Offering?)before, OfferingFold.Evolve)!;
        var all = new List<ApplicationState>();
        await foreach (var one in drawer.All(offering, cancel)) all.Add(one);
        return (null, FormEffects.Of(before, after, all));
    }
}

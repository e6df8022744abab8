using System.Runtime.CompilerServices;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;

namespace Nep.Registration.App.Admissions;

/// <summary>What staff look through: an offering's applications, and one application's history.</summary>
public sealed class ApplicationDrawer(ITableStore store)
{
    /// <summary>Every application of an offering in the order of their ids.</summary>
    public async IAsyncEnumerable<ApplicationState> All(OfferingId offering, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var row in store.All(offering.ToString(), Keys.Applications, cancel))
            if (Keys.IsApplication(row.Key)) yield return Json.Read<ApplicationFile>(row.Value).State;
    }

    /// <summary>Who did what, when and why, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<ApplicationEvent>>> History(OfferingId offering, ApplicationId id, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<ApplicationEvent>>();
        await foreach (var row in store.All(offering.ToString(), Keys.ApplicationHistory(id), cancel))
            entries.Add(Json.Read<HistoryEntry<ApplicationEvent>>(row.Value));
        return entries;
    }
}

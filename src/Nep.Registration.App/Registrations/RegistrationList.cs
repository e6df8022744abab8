using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Registrations;

/// <summary>
/// An offering's registrations in summary, held in memory and never older than the last change that this process acknowledged. A change costs
/// what it changes, however many registrations there are.
/// </summary>
public sealed class RegistrationList(ITableStore store, Clock clock)
{
    private readonly RangeMemory<RegistrationSummary, RegistrationSheet> memory = new(
        store, Keys.Registrations, row => RegistrationSummary.Of(Json.Read<RegistrationFile>(row.Value).State), all => new RegistrationSheet(all),
        (sheet, gone, come) => sheet.After(gone, come), clock);

    public ValueTask<RegistrationSheet> Of(OfferingId offering, CancellationToken cancel = default) => memory.Of(offering.ToString(), cancel);
}

using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Admissions;

/// <summary>Where applications are looked up, and where what people ask of them is carried out.</summary>
public sealed class ApplicationDesk(ITableStore store, OfferingShelf shelf, ApplicationFiling filing)
{
    public async Task<(Offering Offering, ApplicationState State)?> Find(OfferingId offering, ApplicationId id, CancellationToken cancel = default) =>
        await shelf.Find(offering, cancel) is { } found
        && await store.Read<ApplicationFile>(offering.ToString(), Keys.Application(id), cancel) is { } file
            ? (found, file.State)
            : null;

    public Task<ApplicationFiled> Handle(Offering offering, ApplicationId id, ApplicationCommand command, Actor by, CancellationToken cancel = default) =>
        filing.Handle(offering, id, command, by, cancel);

    /// <summary>What happens next for one application, letters and all.</summary>
    public async Task<ValueList<Step>> Forecast(Offering offering, ApplicationId id, CancellationToken cancel = default) =>
        await ApplicationRecord.Load(store, offering.Id, id, cancel) is { } record ? record.Steps(offering) : [];
}

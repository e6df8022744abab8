using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Admissions;

/// <summary>An application's row: its state, how many commits made it, and when its plan must next be looked at.</summary>
public sealed record ApplicationFile(ApplicationState State, int Commits, Instant? Due);

/// <summary>An application as it stands in the store, with its mail and the tags to change them.</summary>
internal sealed record ApplicationRecord(ApplicationFile File, RowTag Tag, IReadOnlyList<LedgerRow> Ledger)
{
    public ApplicationState State => File.State;

    public static async ValueTask<ApplicationRecord?> Load(ITableStore store, OfferingId offering, ApplicationId id, CancellationToken cancel)
    {
        if (await store.Get(offering.ToString(), Keys.Application(id), cancel) is not { } head) return null;
        var ledger = new List<LedgerRow>();
        await foreach (var row in store.All(offering.ToString(), Keys.MailOf(id.Registration), cancel))
            if (Json.Read<MailRecord>(row.Value) is var mail && mail.Letter.Kind.IsAboutApplying()) ledger.Add(new LedgerRow(mail, row.Tag));
        return new ApplicationRecord(Json.Read<ApplicationFile>(head.Value), head.Tag, ledger);
    }

    public ValueList<Step> Steps(Offering offering) => ApplicationPlan.Steps(offering, State, [.. Ledger.Select(row => row.Mail)]);
}

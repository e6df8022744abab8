using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>A registration's row: its state, how many commits made it, and when its plan must next be looked at.</summary>
public sealed record RegistrationFile(RegistrationState State, int Commits, Instant? Due);

/// <summary>One line of the mail ledger as it stands in the store.</summary>
internal sealed record LedgerRow(MailRecord Mail, RowTag Tag);

/// <summary>A registration as it stands in the store, with its mail and the tags to change them.</summary>
internal sealed record RegistrationRecord(RegistrationFile File, RowTag Tag, IReadOnlyList<LedgerRow> Ledger)
{
    public RegistrationState State => File.State;

    public PlanId Plan => new PlanId.OfRegistration(State.Offering, State.Id);

    public static async ValueTask<RegistrationRecord?> Load(ITableStore store, OfferingId offering, RegistrationId id, CancellationToken cancel)
    {
        if (await store.Get(offering.ToString(), Keys.Registration(id), cancel) is not { } head) return null;
        var ledger = new List<LedgerRow>();
        await foreach (var row in store.All(offering.ToString(), Keys.MailOf(id), cancel))
            ledger.Add(new LedgerRow(Json.Read<MailRecord>(row.Value), row.Tag));
        return new RegistrationRecord(Json.Read<RegistrationFile>(head.Value), head.Tag, ledger);
    }

    public ValueList<Step> Steps(Offering offering) => RegistrationPlan.Steps(offering, State, [.. Ledger.Select(row => row.Mail)]);
}

using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Following;

/// <summary>The letters of registrations, on their way to the post office.</summary>
public sealed class RegistrationMail(ITableStore store, RegistrationFiling filing, LetterWriter writer, WordingDesk wordings, LetterDelivery delivery)
{
    /// <summary>Writes the claimed letters, hands them over, and records what became of each.</summary>
    public Task Deliver(Offering offering, RegistrationId id, IReadOnlyList<LetterKey> claimed, CancellationToken cancel) =>
        Deliver(offering, id, new MailClaim(claimed, null), cancel);

    /// <returns>The registration as it stands afterwards, as far as it is known without reading it again.</returns>
    internal async Task<RegistrationRecord?> Deliver(Offering offering, RegistrationId id, MailClaim claim, CancellationToken cancel)
    {
        var standing = new StandingRecord { Known = claim.Standing };
        await delivery.Deliver(LedgerOf(offering, id, standing), claim.Letters, cancel);
        return standing.Known;
    }

    /// <summary>Asks the post office about a letter whose hand-over was cut off.</summary>
    public Task Settle(Offering offering, RegistrationId id, LetterKey key, CancellationToken cancel) =>
        delivery.Settle(LedgerOf(offering, id, new StandingRecord()), key, cancel);

    private LetterLedger LedgerOf(Offering offering, RegistrationId id, StandingRecord standing) => new(
        async (which, cancel) =>
        {
            standing.Known ??= await RegistrationRecord.Load(store, offering.Id, id, cancel);
            return standing.Known is { } record ? await Write(offering, record, which, cancel) : [];
        },
        async (outcome, cancel) =>
        {
            (var letters, standing.Known) = await filing.RecordMail(offering, id, standing.Known, outcome, cancel);
            return letters;
        });

    private async Task<IReadOnlyList<(MailRecord Line, Mail Mail)>> Write(
        Offering offering, RegistrationRecord record, Func<MailRecord, bool> which, CancellationToken cancel)
    {
        var lines = record.Ledger.Select(row => row.Mail).Where(which).ToList();
        if (lines.Count == 0) return [];
        var own = await wordings.For(offering.Id, lines.Select(line => line.Letter), cancel);
        return [.. lines.Select(line => (line, writer.Write(offering, record.State, line.Letter, own)))];
    }

    /// <summary>The registration as the last transaction left it: what is written and recorded next goes by it, and a conflict reads it anew.</summary>
    private sealed class StandingRecord
    {
        public RegistrationRecord? Known { get; set; }
    }
}

using Nep.Registration.App.Admissions;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Following;

/// <summary>The letters about applications, on their way to the post office.</summary>
public sealed class ApplicationMail(ITableStore store, ApplicationFiling filing, ApplicationLetterWriter writer, WordingDesk wordings, LetterDelivery delivery)
{
    /// <summary>Writes the claimed letters, hands them over, and records what became of each.</summary>
    public Task Deliver(Offering offering, ApplicationId id, IReadOnlyList<LetterKey> claimed, CancellationToken cancel) =>
        delivery.Deliver(LedgerOf(offering, id), claimed, cancel);

    /// <summary>Asks the post office about a letter whose hand-over was cut off.</summary>
    public Task Settle(Offering offering, ApplicationId id, LetterKey key, CancellationToken cancel) => delivery.Settle(LedgerOf(offering, id), key, cancel);

    private LetterLedger LedgerOf(Offering offering, ApplicationId id) => new(
        (which, cancel) => Write(offering, id, which, cancel), (outcome, cancel) => filing.RecordMail(offering, id, outcome, cancel));

    private async Task<IReadOnlyList<(MailRecord Line, Mail Mail)>> Write(Offering offering, ApplicationId id, Func<MailRecord, bool> which, CancellationToken cancel)
    {
        if (await ApplicationRecord.Load(store, offering.Id, id, cancel) is not { } record) return [];
        var lines = record.Ledger.Select(row => row.Mail).Where(which).ToList();
        if (lines.Count == 0) return [];
        var own = await wordings.Of(offering.Id, cancel);
        return [.. lines.Select(line => (line, writer.Write(offering, record.State, line.Letter, line.Address, own)))];
    }
}

using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Following;

/// <summary>The letters of one registration or application: its lines of the ledger, written as mails, and what is recorded of them.</summary>
/// <param name="Write">Writes the mails of those lines that are asked for, as the facts stand now.</param>
/// <param name="Record">Records the lines that it is given anew; returns letters that the same transaction claimed.</param>
public sealed record LetterLedger(
    Func<Func<MailRecord, bool>, CancellationToken, Task<IReadOnlyList<(MailRecord Line, Mail Mail)>>> Write,
    Func<Func<MailRecord, MailRecord?>, CancellationToken, Task<IReadOnlyList<LetterKey>>> Record);

/// <summary>Hands claimed letters over and records what became of each; looks into those that a crash left in doubt.</summary>
/// <remarks>What was claimed longer ago than a hand-over may take is left to be settled, so that no letter is on two ways at once.</remarks>
public sealed class LetterDelivery(IPostOffice post, Clock clock)
{
    public async Task Deliver(LetterLedger ledger, IReadOnlyList<LetterKey> claimed, CancellationToken cancel)
    {
        while (claimed.Count > 0)
        {
            var fresh = clock.Now - MailDelivery.HandOverWithin;
            var written = await ledger.Write(line => claimed.Contains(line.Letter.Key) && line.State == MailState.Sending && line.At >= fresh, cancel);
            if (written.Count == 0) return;
            var outcomes = await MailDelivery.HandOver(post, [.. written.Select(one => one.Mail)], cancel);
            var lines = written.ToDictionary(one => one.Line.Letter.Key, one => one.Line);
            claimed = await ledger.Record(
                line => outcomes.GetValueOrDefault(line.Letter.Key) is { } outcome && line == lines[line.Letter.Key]
                    ? MailDelivery.Record(line, outcome, clock.Now)
                    : null,
                cancel);
        }
    }

    /// <summary>What the provider remembers is about the hand-over that was begun by then, and says nothing of one that another look has begun since.</summary>
    public async Task Settle(LetterLedger ledger, LetterKey key, CancellationToken cancel)
    {
        var begunBy = clock.Now - MailRecord.SettleAfter;
        var memory = await post.Recall(key, cancel);
        var again = await ledger.Record(
            line => line.Letter.Key == key && line.State == MailState.Sending && line.At <= begunBy ? MailDelivery.Settle(line, memory, clock.Now) : null, cancel);
        await Deliver(ledger, again, cancel);
    }
}

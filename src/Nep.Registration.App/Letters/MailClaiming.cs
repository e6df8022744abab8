using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Letters;

/// <summary>
/// Letters that are due are recorded as being sent in the transaction that makes them due, so that handing them over needs no second one. What
/// is stale by then lapses on the record, at the address that stands there: the facts may have been read before its reader came into them.
/// </summary>
internal static class MailClaiming
{
    /// <param name="ledger">What stands in the ledger; takes in what is claimed.</param>
    public static IReadOnlyList<MailRecord> Claim(
        ValueList<Step> steps, Dictionary<LetterKey, MailRecord> ledger, Func<Letter, EmailAddress> address, Instant now)
    {
        var claimed = new List<MailRecord>();
        foreach (var step in steps)
        {
            if (step.Act is not Act.SendLetter(var letter) || step.Due > now) continue;
            var known = ledger.GetValueOrDefault(letter.Key);
            var (attempts, stale) = (known?.Attempts ?? 0, step.IsStaleAt(now));
            var record = new MailRecord(
                letter, stale && known is not null ? known.Address : address(letter), stale ? MailState.Lapsed : MailState.Sending, step.Due, now, stale ? attempts : attempts + 1);
            claimed.Add(record);
            ledger[letter.Key] = record;
        }

        return claimed;
    }
}

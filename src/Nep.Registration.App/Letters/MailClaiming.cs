using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Letters;

/// <summary>
/// Letters that are due are recorded as being sent in the transaction that makes them due, so that handing them over needs no second one. What
/// is stale by then lapses on the record, and so does what waited for a busy provider and is no longer called for.
/// </summary>
internal static class MailClaiming
{
    /// <param name="ledger">What stands in the ledger; takes in what is claimed.</param>
    /// <param name="isOwn">Whether these steps send such a letter at all; otherwise another plan looks after it.</param>
    public static IReadOnlyList<MailRecord> Claim(
        ValueList<Step> steps, Dictionary<LetterKey, MailRecord> ledger, Func<Letter, EmailAddress> address, Func<Letter, bool> isOwn, Instant now)
    {
        var claimed = Superseded(steps, ledger, isOwn, now);
        foreach (var step in steps)
        {
            if (step.Act is not Act.SendLetter(var letter) || step.Due > now) continue;
            var attempts = ledger.GetValueOrDefault(letter.Key)?.Attempts ?? 0;
            var stale = step.IsStaleAt(now);
            var record = new MailRecord(
                letter, address(letter), stale ? MailState.Lapsed : MailState.Sending, step.Due, now, stale ? attempts : attempts + 1);
            claimed.Add(record);
            ledger[letter.Key] = record;
        }

        return claimed;
    }

    private static List<MailRecord> Superseded(ValueList<Step> steps, Dictionary<LetterKey, MailRecord> ledger, Func<Letter, bool> isOwn, Instant now)
    {
        var waiting = ledger.Values.Where(mail => mail.State == MailState.Waiting && isOwn(mail.Letter)).ToList();
        if (waiting.Count == 0) return [];
        var called = steps.Select(step => step.Act).OfType<Act.SendLetter>().Select(send => send.Letter.Key).ToHashSet();
        var lapsed = waiting.Where(mail => !called.Contains(mail.Letter.Key)).Select(mail => mail with { State = MailState.Lapsed, At = now }).ToList();
        foreach (var mail in lapsed) ledger[mail.Letter.Key] = mail;
        return lapsed;
    }
}

using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Domain.Plans;

/// <summary>
/// What the ledger leaves of the letters that the facts call for. What was begun is settled, also when the facts no longer call for it; what was to
/// be tried again and is no longer called for lapses, so that no line of the ledger stays open.
/// </summary>
internal static class LedgerSteps
{
    /// <param name="called">A step for every letter that the facts call for, sent or not.</param>
    /// <param name="ledger">The lines of this plan's letters.</param>
    public static IEnumerable<Step> Of(IReadOnlyCollection<Step> called, IReadOnlyCollection<MailRecord> ledger)
    {
        var known = ledger.ToDictionary(record => record.Letter.Key);
        var wanted = called.Select(step => ((Act.SendLetter)step.Act).Letter.Key).ToHashSet();
        return called.SelectMany(step => Outstanding(step, known))
            .Concat(ledger.Where(record => record.State == MailState.Sending).Select(Settling))
            .Concat(ledger.Where(record => record.State == MailState.Waiting && !wanted.Contains(record.Letter.Key)).Select(Lapsing));
    }

    /// <summary>All of a letter, another try, or nothing.</summary>
    private static IEnumerable<Step> Outstanding(Step step, Dictionary<LetterKey, MailRecord> ledger) =>
        ledger.GetValueOrDefault(((Act.SendLetter)step.Act).Letter.Key) switch
        {
            null => [step],
            { State: MailState.Waiting } busy => [step with { Due = busy.TryAgain }],
            _ => [],
        };

    private static Step Settling(MailRecord begun) =>
        new($"settle:{begun.Letter.Key}", begun.At + MailRecord.SettleAfter, null, new Act.SettleLetter(begun.Letter.Key));

    /// <summary>Stale as soon as it is due.</summary>
    private static Step Lapsing(MailRecord waiting) => new($"letter:{waiting.Letter.Key}", waiting.At, waiting.At, new Act.SendLetter(waiting.Letter));
}

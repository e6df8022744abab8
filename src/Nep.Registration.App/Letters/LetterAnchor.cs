using System.Globalization;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Letters;

/// <summary>Reads the rule and the session back out of a reminder's anchor: <c>{rule}-{date}</c> or <c>{rule}-s{session}-{date}</c>.</summary>
internal static class LetterAnchor
{
    /// <summary>The rule that a reminder goes by, or null when staff have taken it away since.</summary>
    public static ReminderRule? RuleOf(Offering offering, Letter letter) => BillReminders.RuleOf(offering, letter) ?? offering.Details.Reminders
        .Where(rule => letter.Anchor.StartsWith(rule.Key + "-", StringComparison.Ordinal))
        .MaxBy(rule => rule.Key.Length);

    public static Session? SessionOf(Offering offering, Letter letter)
    {
        if (RuleOf(offering, letter) is not { } rule) return null;
        var rest = letter.Anchor.AsSpan(rule.Key.Length + 1);
        var end = rest.IndexOf('-');
        return end > 1 && rest[0] == 's' && int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? offering.Session(new SessionNumber(number))
            : null;
    }
}

using System.Globalization;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Participants;

/// <summary>A cancellation policy in plain sentences, each with the actual date it reaches to.</summary>
public static class PolicyWords
{
    public static IReadOnlyList<string> Lines(Words words, CancellationPolicy policy, LocalDate firstDay, bool free)
    {
        List<string> lines = free ? [words["policy.free"]] : [.. Refunds(words, policy, firstDay)];
        lines.Add(Substitution(words, policy, firstDay));
        if (policy.Transfer is { } rule)
            lines.Add(words.Say("policy.transfer", ("fee", words.Money(rule.Fee)), ("months", $"{rule.WithinMonths}"), ("date", words.Date(firstDay.PlusDays(-rule.UntilDays)))));
        return lines;
    }

    public static string Substitution(Words words, CancellationPolicy policy, LocalDate firstDay) => policy.SubstituteUntilDays == 0
        ? words["policy.substituteToTheStart"]
        : words.Say("policy.substitute", ("date", words.Date(firstDay.PlusDays(-policy.SubstituteUntilDays))));

    /// <summary>What one tier gives back: "all of it", "50% of it", "all of it, less $100".</summary>
    public static string Share(Words words, RefundTier tier)
    {
        var share = tier.Percent == 100 ? words["policy.all"] : words.Say("policy.share", ("percent", tier.Percent.ToString("0.##", CultureInfo.InvariantCulture)));
        return tier.Fee.IsPositive ? words.Say("policy.less", ("share", share), ("fee", words.Money(tier.Fee))) : share;
    }

    private static IEnumerable<string> Refunds(Words words, CancellationPolicy policy, LocalDate firstDay)
    {
        var tiers = policy.Tiers.Where(tier => tier.Percent > 0).OrderByDescending(tier => tier.DaysBefore).ToList();
        foreach (var tier in tiers)
            yield return tier.DaysBefore == 0
                ? words.Say("policy.toTheStart", ("share", Share(words, tier)))
                : words.Say("policy.through", ("date", words.Date(firstDay.PlusDays(-tier.DaysBefore))), ("share", Share(words, tier)));
        if (tiers is [] or [.., { DaysBefore: > 0 }]) yield return words[tiers.Count == 0 ? "policy.none" : "policy.nothingLater"];
    }
}

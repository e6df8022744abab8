using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Shell;

/// <summary>How a line of a quote reads: what it is, and the rule with its date that made it.</summary>
public static class PriceWords
{
    /// <summary>"Early price". Staff name their early prices in English; in another language the usual word stands.</summary>
    public static string Name(Words words, PriceRule rule) => rule switch
    {
        PriceRule.Early early => Early(words, early.Name),
        PriceRule.Code code => words.Say("price.code", ("code", code.Text)),
        PriceRule.Member member => words.Say("price.member", ("role", member.Role)),
        PriceRule.Standard or PriceRule.Early or PriceRule.Group or PriceRule.Scale or PriceRule.Team or PriceRule.Kept or PriceRule.GroupFell or PriceRule.Scholarship or PriceRule.TransferFee or PriceRule.AsAgreed or PriceRule.Tuition or PriceRule.Part or PriceRule.Sponsored => words[$"price.{rule.GetType().Name.ToLowerInvariant()}"],
        _ => throw new UnreachableException(),
    };

    public static string Early(Words words, string name) =>
        name.Length > 0 && words.Language == Words.English ? name : words["price.early"];

    /// <summary>"Rule: registered by Monday, February 1, 2027, Pacific time".</summary>
    public static string Rule(Words words, PriceRule rule, Zone zone) => rule switch
    {
        PriceRule.Standard => words["price.rule.standard"],
        PriceRule.Early early => words.Say("price.rule.early", ("date", words.Date(early.Through)), ("zone", words.ZoneName(zone))),
        PriceRule.Group group => words.Say("price.rule.group", ("from", $"{group.From}")),
        PriceRule.Scale scale => words.Say("price.rule.scale", ("least", words.Money(scale.Least)), ("most", words.Money(scale.Most))),
        PriceRule.Code code => words.Say("price.rule.code", ("code", code.Text)),
        PriceRule.Team team => words.Say("price.rule.team", ("least", $"{team.Least}"), ("most", $"{team.Most}")),
        PriceRule.Member member => words.Say("price.rule.member", ("role", member.Role)),
        PriceRule.Kept kept => words.Count("price.rule.kept", kept.Seats),
        PriceRule.Scholarship => words["price.rule.scholarship"],
        PriceRule.TransferFee => words["price.rule.transferfee"],
        PriceRule.AsAgreed => words["price.rule.asagreed"],
        PriceRule.Tuition => words["price.rule.tuition"],
        PriceRule.Part => words["price.rule.part"],
        PriceRule.Sponsored(var sponsor) => words.Say("price.rule.sponsored", ("sponsor", sponsor)),
        PriceRule.GroupFell fell => words.Say("price.rule.groupfell", ("from", $"{fell.From}")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

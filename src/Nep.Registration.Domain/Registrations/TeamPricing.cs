using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// How a team's price is found: one price for all of its people. An early price stands in its place while it holds; with a person in a stated
/// role the lower price does, if it is lower than the price of the day. A code comes last.
/// </summary>
/// <remarks>Source of the sample: $3,600 a team, $3,000 with a youth, parent or community member (Liberatory Design Institute).</remarks>
internal static class TeamPricing
{
    public static IEnumerable<QuoteLine> Lines(OfferingDetails details, TeamPrice team, RegistrationForm form, PriceCode? code, LocalDate today)
    {
        var (prices, entry) = (details.Prices, details.Entry);
        var early = prices.Early.Where(tier => today <= tier.Through).OrderBy(tier => tier.Amount.Cents).FirstOrDefault();
        var ofTheDay = early?.Amount ?? prices.Standard;
        List<QuoteLine> lines = [Line(new PriceRule.Team(entry.FewestTogether, entry.MostPeople), prices.Standard)];
        if (early is not null) lines.Add(Line(new PriceRule.Early(early.Name, early.Through), early.Amount - prices.Standard));
        if (team.Lower is { } lower && lower < ofTheDay && RoleIn(team, form) is { } role) lines.Add(Line(new PriceRule.Member(role), lower - ofTheDay));
        return [.. lines, .. Pricing.WithCode(QuoteLine.Everyone, lines, code)];
    }

    /// <summary>The first of the stated roles that one of the people has; null when none has.</summary>
    private static string? RoleIn(TeamPrice team, RegistrationForm form)
    {
        var given = form.Entrants.SelectMany(one => one.Answers).Where(answer => answer.Question == team.Question).Select(answer => answer.Text).ToHashSet();
        return team.Roles.FirstOrDefault(given.Contains);
    }

    private static QuoteLine Line(PriceRule rule, Money amount) => new(QuoteLine.Everyone, rule, amount);
}

namespace Nep.Registration.Domain.Tests.Rules;

public class PricesPage
{
    [Fact]
    public void Prices_are_as_written() => RulesPage.IsAsDrawn("prices",
    [
        "# How a price is found", "",
        "Drawn by a test from the rules; do not edit by hand.", "",
        "- Each person starts from the standard price, or from what they chose on the sliding scale, which replaces the other prices.",
        "- Of the early prices that still hold, the lowest applies. Each holds through the end of its last day on the offering's clock.",
        "- A group's amount applies when it is lower than the price of the day, never together with an early price. A group's percentage comes",
        "  off the price of the day.",
        "- A code comes last, on what is then left. No price falls below zero.",
        "- Every line is rounded by itself to a whole cent, halves away from zero. The quote is frozen when the registration is placed.",
        "- Whoever moves to another run pays its price of the day; what they chose on a sliding scale is chosen there too, where its scale reaches. A code or a",
        "  scholarship stays behind. Moved with a cancelled offering, each person keeps the price that was agreed.", "",
        "## Coaching for Equity, virtual", "",
        "Standard $895. Early $795 through 2027-02-08. Three or more together $795 each. Codes: PARTNER $600, OLD-CODE 20% off, SPONSOR free.", "",
        .. Worked(Institutes.OpenVirtual(), "2027-02-08", "2027-02-09", ["", "PARTNER", "OLD-CODE", "SPONSOR"]), "",
        "## Leading for Equity, Oakland", "",
        "Standard $1,350. Early $1,200 through 2027-03-06. Three or more together 10% off.", "",
        .. Worked(Institutes.OpenInPerson(), "2027-03-06", "2027-03-07", [""]),
    ]);

    private static IEnumerable<string> Worked(Offering offering, string lastEarlyDay, string nextDay, string[] codes) => RulesPage.Table(
        ["placed on", "people", "code", "lines for the first person", "total"],
        from day in new[] { lastEarlyDay, nextDay }
        from people in new[] { 1, 3 }
        from code in codes
        select Row(offering, day, people, code));

    private static IReadOnlyList<string> Row(Offering offering, string day, int people, string code)
    {
        var at = Clocks.Local($"{day}T12:00");
        var quote = ((Priced.At)Pricing.Quote(offering, [.. Enumerable.Repeat((Money?)null, people)], code, at)).Quote;
        var lines = quote.Lines.Where(line => line.Participant == Story.One).Select(line => $"{line.Rule.GetType().Name} {line.Amount}");
        return [day, $"{people}", code.Length == 0 ? "none" : code, string.Join("; ", lines), quote.Total.ToString()];
    }
}

namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// Whoever cannot pay the price may ask for a scholarship on the form. The seats are held until staff decide, by a stated day at the latest;
/// then there are some days to pay what is left.
/// </summary>
/// <param name="DecideDays">Staff decide within so many days, and before the first session.</param>
/// <param name="PayDays">After the decision the seats are held for so many days.</param>
public sealed record ScholarshipRule(int DecideDays, int PayDays)
{
    internal IEnumerable<Fault> Check() =>
        [.. OfferingRules.Within("scholarship.decide", DecideDays, 1, 90), .. OfferingRules.Within("scholarship.pay", PayDays, 1, 90)];
}

namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// The coaching that comes with a place: so many hours for each registration, a team as a rule, in each year of the program. What is not used in
/// one year does not carry over to the next.
/// </summary>
/// <param name="HoursAYear">The District Redesign Network has 100.</param>
public sealed record CoachingRule(int HoursAYear)
{
    public int MinutesAYear => HoursAYear * 60;

    internal IEnumerable<Fault> Check() => OfferingRules.Within("coaching.hours", HoursAYear, 1, 2_000);
}

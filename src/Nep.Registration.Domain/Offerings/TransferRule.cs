namespace Nep.Registration.Domain.Offerings;

/// <summary>A registration's money may be moved once to another offering, for a fee.</summary>
/// <param name="WithinMonths">The other offering starts within so many months of this one.</param>
/// <param name="UntilDays">Until so many days before the first session.</param>
/// <remarks>Source of the sample: "one $50 transfer within 12 months" of the sample programs' in-person policy.</remarks>
public sealed record TransferRule(Money Fee, int WithinMonths, int UntilDays = 0)
{
    public bool AllowsOn(LocalDate today, LocalDate firstDay) => Period.DaysBetween(today, firstDay) >= UntilDays;

    public bool Reaches(LocalDate firstDay, LocalDate other) => other <= firstDay.PlusMonths(WithinMonths);
}

using System.Collections.Immutable;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>An offering's seats and money, summed over its registrations.</summary>
public sealed record OfferingFigures(int Confirmed, int Held, Money Received, Money Refunded, Money Owed)
{
    public static OfferingFigures None { get; } = new(0, 0, Money.Zero, Money.Zero, Money.Zero);

    /// <summary>When holds end, the next first, each with its registration so that two of one instant are two.</summary>
    private ImmutableSortedSet<(Instant Ends, string Registration)> Holds { get; init; } = [];

    public Instant? NextHoldEnds => Holds.Count == 0 ? null : Holds[0].Ends;

    public bool Equals(OfferingFigures? other) =>
        other is not null && (Confirmed, Held, Received, Refunded, Owed, NextHoldEnds) == (other.Confirmed, other.Held, other.Received, other.Refunded, other.Owed, other.NextHoldEnds);

    public override int GetHashCode() => HashCode.Combine(Confirmed, Held, Received, Refunded, Owed, NextHoldEnds);

    internal OfferingFigures After(IEnumerable<RegistrationSummary> gone, IEnumerable<RegistrationSummary> come)
    {
        var (figures, holds) = (this, Holds.ToBuilder());
        foreach (var one in gone)
        {
            figures = figures.With(one, -1);
            if (one.Status == RegistrationStatus.Held) holds.Remove((one.HeldUntil, $"{one.Id}"));
        }

        foreach (var one in come)
        {
            figures = figures.With(one, 1);
            if (one.Status == RegistrationStatus.Held) holds.Add((one.HeldUntil, $"{one.Id}"));
        }

        return figures with { Holds = holds.ToImmutable() };
    }

    private OfferingFigures With(RegistrationSummary one, int sign) => this with
    {
        Confirmed = Confirmed + (one.Status == RegistrationStatus.Confirmed ? sign * one.Places : 0),
        Held = Held + (one.Status == RegistrationStatus.Held ? sign * one.Places : 0),
        Received = Sum(Received, one.Paid * sign),
        Refunded = Sum(Refunded, one.Refunded * sign),
        Owed = Sum(Owed, one.Owed * sign),
    };

    /// <summary>Nothing of any currency may be added to nothing yet.</summary>
    private static Money Sum(Money all, Money more) => all.IsZero ? more : more.IsZero ? all : all + more;
}

using System.Collections.Immutable;

namespace Nep.Registration.App.Registrations;

/// <summary>What changed within one hour.</summary>
/// <param name="Registrations">Registrations that were placed.</param>
/// <param name="People">People in them.</param>
/// <param name="Seats">Seats that were confirmed, less those given back.</param>
/// <param name="Received">Cents that came in.</param>
/// <param name="Refunded">Cents that went back, or are on their way.</param>
public readonly record struct TrendHour(int Registrations, int People, int Seats, long Received, long Refunded)
{
    public static TrendHour operator +(TrendHour one, TrendHour other) => new(
        one.Registrations + other.Registrations, one.People + other.People, one.Seats + other.Seats, one.Received + other.Received, one.Refunded + other.Refunded);

    public static TrendHour operator -(TrendHour one) => new(-one.Registrations, -one.People, -one.Seats, -one.Received, -one.Refunded);
}

/// <summary>An offering's seats and money over time, by the hour: its size goes by how long the offering has been open, not by how many registered.</summary>
public sealed class Trend
{
    private const long SecondsPerHour = 3600;

    private Trend(ImmutableSortedDictionary<long, TrendHour> hours) => Hours = hours;

    public static Trend None { get; } = new(ImmutableSortedDictionary<long, TrendHour>.Empty);

    /// <summary>By hours since 1970.</summary>
    private ImmutableSortedDictionary<long, TrendHour> Hours { get; }

    /// <summary>Every hour in which something happened, in order, by its beginning.</summary>
    public IEnumerable<(Instant At, TrendHour Change)> Changes => Hours.Select(hour => (Instant.FromUnixTimeSeconds(hour.Key * SecondsPerHour), hour.Value));

    /// <summary>What was placed in the hours from an instant on.</summary>
    public (int Registrations, int People) PlacedSince(Instant from)
    {
        var first = HourOf(from);
        var sum = Hours.Where(hour => hour.Key >= first).Aggregate(default(TrendHour), (all, hour) => all + hour.Value);
        return (sum.Registrations, sum.People);
    }

    internal Trend After(IEnumerable<RegistrationSummary> gone, IEnumerable<RegistrationSummary> come)
    {
        var hours = Hours.ToBuilder();
        foreach (var one in gone)
            foreach (var (at, change) in Of(one)) Add(at, -change);
        foreach (var one in come)
            foreach (var (at, change) in Of(one)) Add(at, change);
        return new Trend(hours.ToImmutable());

        void Add(Instant at, TrendHour change) => hours[HourOf(at)] = hours.GetValueOrDefault(HourOf(at)) + change;
    }

    /// <summary>What has ended has no places any more; it had one a person, but for teams.</summary>
    private static IEnumerable<(Instant At, TrendHour Change)> Of(RegistrationSummary one)
    {
        yield return (one.Placed, new TrendHour(1, one.People, 0, 0, 0));
        var seats = one.Ended is null ? one.Places : one.People;
        if (one.Confirmed is { } confirmed) yield return (confirmed, new TrendHour(0, 0, seats, 0, 0));
        if (one is { Confirmed: not null, Ended: { } ended }) yield return (ended, new TrendHour(0, 0, -seats, 0, 0));
        foreach (var (at, amount) in one.Movements)
            yield return (at, amount.IsPositive ? new TrendHour(0, 0, 0, amount.Cents, 0) : new TrendHour(0, 0, 0, 0, -amount.Cents));
    }

    private static long HourOf(Instant at) => Math.DivRem(at.ToUnixTimeSeconds(), SecondsPerHour).Quotient;
}

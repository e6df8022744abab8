namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// That an offering has a waiting list, and how seats that come free are offered to it: during stated hours, to be taken within a stated
/// time, strictly in the order of joining.
/// </summary>
/// <remarks>Source of the stated hours and of the strict order: the waiting-list cases that users of comparable systems reported as broken.</remarks>
public sealed record WaitingListRule
{
    /// <summary>How long an offer stands, in hours.</summary>
    public int OfferHours { get; init; } = 48;

    /// <summary>When offers go out, on the offering's clock.</summary>
    public OfferWindow Window { get; init; } = OfferWindow.OfficeHours;

    /// <summary>What becomes of a group that is larger than the seats that are free.</summary>
    public LargeGroups LargeGroups { get; init; } = LargeGroups.Block;

    /// <summary>How many registrations may wait; none for a list that takes nobody new.</summary>
    public int MostWaiting { get; init; } = 200;
}

/// <summary>What becomes of a waiting group that is larger than the seats that are free.</summary>
public enum LargeGroups
{
    /// <summary>It keeps its turn: the seats wait with it until there are enough, and nobody behind it is offered any.</summary>
    Block,

    /// <summary>It keeps its place, and the seats go to the next who fit; the list records that it was passed over.</summary>
    PassOver,
}

/// <summary>The days and hours in which seats are offered, on the offering's clock, so that no offer comes at night or on a weekend.</summary>
/// <param name="From">Offers go out from this time of day.</param>
/// <param name="To">And until this one, not included.</param>
public sealed record OfferWindow(ValueList<IsoDayOfWeek> Days, LocalTime From, LocalTime To)
{
    private const int Week = 7;

    /// <summary>Monday to Friday, nine to five.</summary>
    public static OfferWindow OfficeHours { get; } = new(
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday],
        new LocalTime(9, 0), new LocalTime(17, 0));

    public bool IsOpenAt(Zone zone, Instant at) =>
        zone.LocalAt(at) is var local && Days.Contains(local.DayOfWeek) && local.TimeOfDay >= From && local.TimeOfDay < To;

    /// <summary>The instant itself when the window is open then, otherwise when it next opens.</summary>
    public Instant OpenFrom(Zone zone, Instant at) => IsOpenAt(zone, at) ? at : Openings(zone, at).First(opens => opens >= at);

    /// <summary>The instant itself when the window is open then, otherwise the end of the next window.</summary>
    public Instant OpenUntil(Zone zone, Instant at) => IsOpenAt(zone, at) ? at : zone.At(zone.DateAt(OpenFrom(zone, at)) + To);

    /// <summary>When the window opens, from a week before an instant to more than a week after it.</summary>
    public IEnumerable<Instant> Openings(Zone zone, Instant around) =>
        from day in Enumerable.Range(-Week, (2 * Week) + 2)
        let date = zone.DateAt(around).PlusDays(day)
        where Days.Contains(date.DayOfWeek)
        select zone.At(date + From);
}

namespace Nep.Registration.Domain.Kernel;

/// <summary>
/// An IANA time zone: the clock that people agreed on. Local times that daylight saving skips move forward by the gap; of two that it
/// repeats, the earlier is meant.
/// </summary>
public readonly record struct Zone : IText<Zone>
{
    private readonly string? id;

    private Zone(string id) => this.id = id;

    public static Zone Parse(string text) => Ids.Parse<Zone>(text);

    public static bool TryParse(string? text, out Zone value)
    {
        var known = text is { Length: > 0 and <= 64 } && DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null;
        value = known ? new Zone(text!) : default;
        return known;
    }

    public Instant At(LocalDateTime local) => Rules.AtLeniently(local).ToInstant();

    public LocalDateTime LocalAt(Instant instant) => instant.InZone(Rules).LocalDateTime;

    public LocalDate DateAt(Instant instant) => LocalAt(instant).Date;

    public ZonedDateTime Zoned(Instant instant) => instant.InZone(Rules);

    public override string ToString() => id ?? "Etc/UTC";

    private DateTimeZone Rules => DateTimeZoneProviders.Tzdb[ToString()];
}

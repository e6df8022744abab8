using NodaTime.Text;

namespace Nep.Registration.Domain.Tests.Sample;

/// <summary>Instants as tests write them: on the offering's clock, or in UTC.</summary>
internal static class Clocks
{
    public static readonly Zone Pacific = Zone.Parse("America/Los_Angeles");

    /// <summary>When registrations are placed unless a test says otherwise: the early price is over, the standard price holds.</summary>
    public static readonly Instant Placed = Local("2027-02-20T10:00");

    public static Instant Local(string text, Zone? zone = null) => (zone ?? Pacific).At(Wall(text));

    public static Instant Utc(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();

    public static LocalDateTime Wall(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).GetValueOrThrow();

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    /// <summary>On the offering's clock; seconds only when there are any.</summary>
    public static string Show(Instant instant, Zone? zone = null)
    {
        var text = (zone ?? Pacific).LocalAt(instant).ToString("uuuu-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        return text.EndsWith(":00", StringComparison.Ordinal) ? text[..^3] : text;
    }
}

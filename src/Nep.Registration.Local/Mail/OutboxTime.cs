using Nep.Registration.App.Language;

namespace Nep.Registration.Local.Mail;

internal static class OutboxTime
{
    private static readonly Zone Pacific = Zone.Parse("America/Los_Angeles");

    public static string Say(long milliseconds) =>
        Pacific.LocalAt(Instant.FromUnixTimeMilliseconds(milliseconds)) is var local && Words.In(Words.English) is var words
            ? $"{words.ShortDate(local.Date)}, {words.Time(local.TimeOfDay)}"
            : "";
}

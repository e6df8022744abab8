using System.Globalization;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Activities;

/// <summary>
/// The rows that say, the newest first, what staff did in an offering's partition. Each points at the history that tells it, and is written in
/// the transaction that writes the history. What people and plans do by themselves has no such row: it stands in each history only.
/// </summary>
internal static class ActivityRows
{
    private const long Latest = 999_999_999_999_999;

    /// <param name="log">The key of the history's row.</param>
    public static IEnumerable<RowChange> Of(Instant now, Actor by, string log)
    {
        if (by is Actor.Staff(var address)) yield return new RowChange.Insert($"act|{Turned(now)}|{log}", Json.Write(new ActivityMark(address)));
    }

    /// <summary>Everything from one instant (inclusive) up to another (exclusive).</summary>
    public static KeyRange Between(Instant from, Instant to) => new($"act|{Turned(to - Duration.FromMilliseconds(1))}", $"act|{Turned(from)}~");

    public static (Instant At, string Log) Read(string key)
    {
        var parts = key.Split('|', 3);
        return (Instant.FromUnixTimeMilliseconds(Latest - long.Parse(parts[1], CultureInfo.InvariantCulture)), parts[2]);
    }

    /// <summary>Later instants come first.</summary>
    private static string Turned(Instant at) => (Latest - at.ToUnixTimeMilliseconds()).ToString("000000000000000", CultureInfo.InvariantCulture);
}

/// <summary>Which member of staff did it.</summary>
internal sealed record ActivityMark(EmailAddress By);

using System.Collections.Concurrent;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Attendance;

/// <summary>How many stipends of an offering are earned and not paid, and since when the oldest is.</summary>
public sealed record StipendsDue(int Count, Instant? Since);

/// <summary>
/// Stipends that wait for whoever pays them. They are counted again only when something of the offering has changed, or another day has come; an offering
/// without a term that is over is not read at all.
/// </summary>
public sealed class StipendsToPay(ITableStore store, StipendDesk desk, Clock clock)
{
    private static readonly StipendsDue None = new(0, null);

    private readonly ConcurrentDictionary<OfferingId, Kept> kept = new();
    private readonly IPartitionStamps? stamps = store as IPartitionStamps;

    public async ValueTask<StipendsDue> Of(Offering offering, CancellationToken cancel = default)
    {
        var today = offering.Zone.DateAt(clock.Now);
        if (offering.Details.Stipends is not { } rule || rule.Terms.All(term => term.Last >= today)) return None;
        var stamp = stamps?.Stamp($"{offering.Id}") ?? 0;
        if (kept.TryGetValue(offering.Id, out var known) && known.Stamp == stamp && known.Today == today && IsFresh(known)) return known.Due;
        var due = (await desk.All(offering, cancel)).Where(line => line is { Standing.State: StipendState.Earned, Record: not { IsPaid: true } }).ToList();
        var counted = due.Count == 0 ? None : new StipendsDue(due.Count, due.Min(line => offering.Zone.At(line.Standing.Term.Last.PlusDays(1).AtMidnight())));
        kept[offering.Id] = new Kept(stamp, today, clock.Time.GetTimestamp(), counted);
        return counted;
    }

    private bool IsFresh(Kept known) => stamps is { SeesEveryWriter: true } || clock.Time.GetElapsedTime(known.Read) < TimeSpan.FromSeconds(10);

    private sealed record Kept(long Stamp, LocalDate Today, long Read, StipendsDue Due);
}

using System.Collections.Concurrent;

namespace Nep.Registration.App.Storage;

/// <summary>
/// What was read lately, at hand for a short while. Whatever was being read when a change made it old is not kept, so that a change made in
/// this process is seen by everything that asks after it.
/// </summary>
internal sealed class FreshShelf<T>(Clock clock, TimeSpan freshFor)
    where T : class
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, Kept> shelf = new(StringComparer.Ordinal);
    private long changes;

    /// <summary>What is at hand under a name; null when there is nothing, or nothing fresh.</summary>
    public T? Find(string name) =>
        shelf.TryGetValue(name, out var kept) && clock.Time.GetElapsedTime(kept.Read) < freshFor ? kept.Value : null;

    /// <summary>Take it before reading.</summary>
    public Reading Begin() => new(clock.Time.GetTimestamp(), Volatile.Read(ref changes));

    public void Keep(string name, T value, Reading reading)
    {
        lock (gate)
            if (changes == reading.Changes) shelf[name] = new Kept(value, reading.At);
    }

    public void Forget(string name)
    {
        lock (gate)
        {
            changes++;
            shelf.TryRemove(name, out _);
        }
    }

    /// <summary>When a reading began, and after how many changes.</summary>
    internal readonly record struct Reading(long At, long Changes);

    private sealed record Kept(T Value, long Read);
}

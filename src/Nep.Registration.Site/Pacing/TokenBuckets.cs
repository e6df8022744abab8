namespace Nep.Registration.Site.Pacing;

/// <summary>
/// Counts what is done under each key against one <see cref="Allowance"/>. Counted in this process and kept in memory; where several serve, each counts for itself, so
/// the numbers hold once for each of them.
/// </summary>
internal sealed class TokenBuckets<TKey>(TimeProvider time, Allowance allowance)
    where TKey : notnull
{
    private const int Many = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Bucket> buckets = [];

    /// <summary>Full buckets say nothing and are thrown away when there are so many; then twice what stayed, so that each key pays for one look.</summary>
    private int tooMany = Many;

    /// <summary>Takes one; or says in how many seconds there is another.</summary>
    public int Wait(TKey key)
    {
        lock (gate)
        {
            var bucket = Filled(key);
            if (bucket.Left < 1) return Seconds(bucket);
            bucket.Left--;
            return 0;
        }
    }

    /// <summary>In how many seconds there is one to take, without taking it; 0 for now.</summary>
    public int Until(TKey key)
    {
        lock (gate) return Filled(key) is { Left: < 1 } bucket ? Seconds(bucket) : 0;
    }

    private int Seconds(Bucket bucket) => Math.Max(1, (int)Math.Ceiling(((1 - bucket.Left) * 60 / allowance.PerMinute) - 0.001));

    private Bucket Filled(TKey key)
    {
        var now = time.GetTimestamp();
        if (buckets.TryGetValue(key, out var bucket))
        {
            Fill(bucket, now);
            return bucket;
        }

        if (buckets.Count >= tooMany) ThrowAwayFull(now);
        return buckets[key] = new Bucket { Left = allowance.AtOnce, At = now };
    }

    private void ThrowAwayFull(long now)
    {
        foreach (var (key, bucket) in buckets)
        {
            Fill(bucket, now);
            if (bucket.Left >= allowance.AtOnce) buckets.Remove(key);
        }

        tooMany = Math.Max(Many, buckets.Count * 2);
    }

    private void Fill(Bucket bucket, long now)
    {
        bucket.Left = Math.Min(allowance.AtOnce, bucket.Left + (time.GetElapsedTime(bucket.At, now).TotalMinutes * allowance.PerMinute));
        bucket.At = now;
    }

    private sealed class Bucket
    {
        public double Left { get; set; }

        public long At { get; set; }
    }
}

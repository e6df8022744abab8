using System.Collections.Concurrent;
using Nep.Registration.App;
using Nep.Registration.App.Connections;

namespace Nep.Registration.Site.Api;

/// <summary>
/// How fast a key may ask: <see cref="Burst"/> requests at once, and <see cref="PerSecond"/> a second in the long run. Counted in this process;
/// where several serve, each counts for itself.
/// </summary>
internal sealed class ApiPace(Clock clock)
{
    public const int Burst = 100;
    public const int PerSecond = 5;

    private readonly ConcurrentDictionary<ApiKeyId, Bucket> buckets = new();

    /// <summary>Takes one request of a key's; or says in how many seconds there is another.</summary>
    public int Wait(ApiKeyId key)
    {
        var now = clock.Time.GetTimestamp();
        var bucket = buckets.GetOrAdd(key, _ => new Bucket(now));
        lock (bucket)
        {
            bucket.Left = Math.Min(Burst, bucket.Left + (clock.Time.GetElapsedTime(bucket.At, now).TotalSeconds * PerSecond));
            bucket.At = now;
            if (bucket.Left < 1) return (int)Math.Ceiling((1 - bucket.Left) / PerSecond);
            bucket.Left--;
            return 0;
        }
    }

    private sealed class Bucket(long at)
    {
        public double Left { get; set; } = Burst;

        public long At { get; set; } = at;
    }
}

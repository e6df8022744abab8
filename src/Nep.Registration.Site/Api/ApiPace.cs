using Nep.Registration.App;
using Nep.Registration.App.Connections;
using Nep.Registration.Site.Pacing;

namespace Nep.Registration.Site.Api;

/// <summary>
/// How fast a key may ask: <see cref="Burst"/> requests at once, and <see cref="PerSecond"/> a second in the long run. Counted in this process;
/// where several serve, each counts for itself.
/// </summary>
internal sealed class ApiPace(Clock clock)
{
    public const int Burst = 100;
    public const int PerSecond = 5;

    private readonly TokenBuckets<ApiKeyId> buckets = new(clock.Time, new Allowance(Burst, PerSecond * 60));

    /// <summary>Takes one request of a key's; or says in how many seconds there is another.</summary>
    public int Wait(ApiKeyId key) => buckets.Wait(key);
}

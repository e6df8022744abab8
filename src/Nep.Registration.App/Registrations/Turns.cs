using System.Collections.Concurrent;

namespace Nep.Registration.App.Registrations;

/// <summary>
/// Lets those who lost to others again and again change an offering one after the other, so that however many come at once, each gets its turn
/// in this process. What makes a change right is still the store's own check; a turn only spares the next try.
/// </summary>
internal sealed class Turns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> doors = new(StringComparer.Ordinal);

    /// <summary>Waits for its turn. Release it when the change is done.</summary>
    public async ValueTask<SemaphoreSlim> Take(OfferingId offering, CancellationToken cancel)
    {
        var door = doors.GetOrAdd(offering.ToString(), _ => new SemaphoreSlim(1, 1));
        await door.WaitAsync(cancel);
        return door;
    }
}

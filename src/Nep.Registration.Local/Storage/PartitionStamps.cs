namespace Nep.Registration.Local.Storage;

/// <summary>Tells a cache whether a partition may have changed since it was read.</summary>
/// <remarks>
/// Equal stamps mean an unchanged partition; unequal ones may also come from another partition of the same slot. Fixed slots keep the
/// memory bounded however many partitions there are.
/// </remarks>
internal sealed class PartitionStamps
{
    private const int Slots = 4096;

    private readonly long[] _stamps = new long[Slots];

    public long Of(string partition) => Volatile.Read(ref _stamps[Slot(partition)]);

    public void Move(string partition) => Interlocked.Increment(ref _stamps[Slot(partition)]);

    private static int Slot(string partition) => StringComparer.Ordinal.GetHashCode(partition) & (Slots - 1);
}

namespace Nep.Registration.App.Ports;

/// <summary>
/// What a store may offer besides <see cref="ITableStore"/>: a stamp by which a memory knows whether a partition may have changed, and which
/// rows did, so that it reads those anew and not the whole range.
/// </summary>
/// <remarks>
/// While the stamp is the same, no transaction of this process on the partition has been told as done. Take it before reading. It means nothing
/// outside this process, and may move for no reason.
/// </remarks>
public interface IPartitionStamps
{
    /// <summary>Whether this process alone writes to the store. Otherwise stamps tell of its own changes only.</summary>
    bool SeesEveryWriter { get; }

    long Stamp(string partition);

    /// <summary>The keys that may have changed since a stamp was taken, each named once or more; null when that is too long ago to tell.</summary>
    IReadOnlyCollection<string>? ChangedSince(string partition, long stamp);
}

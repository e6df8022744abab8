namespace Nep.Registration.App.Ports;

/// <summary>
/// What a store may offer besides <see cref="ITableStore"/>: a stamp by which a cache knows whether a partition may have changed.
/// </summary>
/// <remarks>
/// While the stamp is the same, no transaction on the partition has been told as done. Take it before reading. It means nothing outside
/// this process, and may move for no reason. A store that other processes write to as well cannot offer it.
/// </remarks>
public interface IPartitionStamps
{
    long Stamp(string partition);
}

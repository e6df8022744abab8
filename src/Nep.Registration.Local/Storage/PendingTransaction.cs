using System.Diagnostics;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Local.Storage;

/// <summary>One caller's transaction on its way to the disk.</summary>
/// <remarks>Continuations run on the thread pool: a caller never runs on the writer's thread.</remarks>
internal sealed class PendingTransaction(string partition, IReadOnlyList<RowChange> changes)
    : TaskCompletionSource<Commit>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public string Partition { get; } = partition;

    public IReadOnlyList<RowChange> Changes { get; } = changes;

    /// <summary>What will be told once the batch is durable.</summary>
    public Commit? Outcome { get; set; }

    public long Bytes
    {
        get
        {
            long bytes = 0;
            for (var i = 0; i < Changes.Count; i++) bytes += Changes[i] switch
            {
                RowChange.Insert insert => insert.Value.Length,
                RowChange.Replace replace => replace.Value.Length,
                RowChange.Delete => 0,
                _ => throw new UnreachableException(),
            };
            return bytes;
        }
    }
}

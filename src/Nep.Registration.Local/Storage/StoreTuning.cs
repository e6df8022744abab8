namespace Nep.Registration.Local.Storage;

/// <summary>Sizes that trade speed against memory and pauses; tests make them small to reach the edges.</summary>
internal sealed record StoreTuning
{
    /// <summary>Transactions that share one COMMIT at most: bounds how long the first of them waits for the last.</summary>
    public int BatchTransactions { get; init; } = 256;

    /// <summary>Value bytes that share one COMMIT, once exceeded: bounds what the writer's cache must hold before it spills.</summary>
    public long BatchBytes { get; init; } = 4L << 20;

    /// <summary>Pages written to the log before they are moved into the database file: bounds the log, and the pause of moving them.</summary>
    public int CheckpointPages { get; init; } = 2000;

    /// <summary>Connections that read at the same time. Reads take microseconds, so more than the cores helps nothing.</summary>
    public int ReadConnections { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>Databases up to this size are checked page by page after a crash, which takes well under a second.</summary>
    public long CheckedBytesAfterCrash { get; init; } = 64L << 20;

    /// <summary>Pages that the database may grow to, or no limit: stands in for a full disk.</summary>
    public int? MostPages { get; init; }
}

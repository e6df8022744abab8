using Nep.Registration.Local.Storage;

namespace Nep.Registration.Contracts.Sqlite;

/// <summary>Calls back at every write boundary, and counts them.</summary>
internal sealed class Faults(Action<WriteBoundary, int>? at = null) : IWriteFaults
{
    private readonly int[] _counts = new int[Enum.GetValues<WriteBoundary>().Length];

    public int Commits => _counts[(int)WriteBoundary.BeforeCommit];

    public void At(WriteBoundary boundary) => at?.Invoke(boundary, ++_counts[(int)boundary]);

    /// <summary>Counts only.</summary>
    public static Faults None() => new((_, _) => { });
}

/// <summary>What a test throws in the writer's way.</summary>
internal sealed class InjectedFault() : Exception("Injected by a test.");

using System.Diagnostics;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Local.Storage;

/// <summary>
/// Ends this process, as a power cut would, at the write boundaries that a file names: for tests that start the host as a process. Without
/// <see cref="Variable"/> in the environment there is no plan, and nothing is asked or counted.
/// </summary>
/// <remarks>
/// <para><c>NEP_REGISTRATION_CRASH=record:FILE</c> writes down every kind of boundary that is passed, a line each: the boundary, and what kind of
/// transaction passes it (its partition, and for each kind of row whether it is inserted, replaced or deleted).</para>
/// <para><c>NEP_REGISTRATION_CRASH=die:FILE</c> ends the process by SIGKILL at the first boundary that stands in the file, and takes that line out
/// before, so that the process that is started next dies at another one. See docs/crashes.md.</para>
/// </remarks>
internal sealed class CrashPlan : IWriteFaults
{
    public const string Variable = "NEP_REGISTRATION_CRASH";

    private const string Record = "record:";
    private const string Die = "die:";

    private readonly bool dies;
    private readonly string file;
    private readonly List<string> lines;
    private IReadOnlyList<PendingTransaction> batch = [];
    private int applying = -1;

    private CrashPlan(string file, bool dies) => (this.file, this.dies, lines) = (file, dies, File.Exists(file) ? [.. File.ReadLines(file)] : []);

    public static CrashPlan? FromEnvironment() => Environment.GetEnvironmentVariable(Variable) switch
    {
        { } said when said.StartsWith(Record, StringComparison.Ordinal) => new CrashPlan(said[Record.Length..], dies: false),
        { } said when said.StartsWith(Die, StringComparison.Ordinal) => new CrashPlan(said[Die.Length..], dies: true),
        _ => null,
    };

    public void Begins(IReadOnlyList<PendingTransaction> batch) => (this.batch, applying) = (batch, -1);

    public void At(WriteBoundary boundary)
    {
        if (boundary == WriteBoundary.BeforeApply) applying++;
        if (boundary is WriteBoundary.BeforeApply or WriteBoundary.BetweenRows) Pass(boundary, batch[applying]);
        else foreach (var transaction in batch) Pass(boundary, transaction);
    }

    private void Pass(WriteBoundary boundary, PendingTransaction transaction)
    {
        var line = $"{boundary} {Kind(transaction)}";
        if (lines.Contains(line) != dies) return;
        if (dies) lines.Remove(line);
        else lines.Add(line);
        File.WriteAllLines(file, lines);
        if (!dies) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    private static string Kind(PendingTransaction transaction) => string.Join(
        ' ', transaction.Changes.Select(change => $"{Sign(change)}{RowKind(change.Key)}").Distinct().Order(StringComparer.Ordinal)
            .Prepend(transaction.Partition.StartsWith('_') ? transaction.Partition : "offering"));

    private static char Sign(RowChange change) => change switch
    {
        RowChange.Insert => '+',
        RowChange.Replace => '=',
        RowChange.Delete => '-',
        _ => throw new UnreachableException(),
    };

    /// <summary>What stands before the first bar of a key; in the record and among webhooks, before the second.</summary>
    private static string RowKind(string key) => key.Split('|') is ["log" or "hook", var second, _, ..] parts ? $"{parts[0]}|{second}" : key.Split('|')[0];
}

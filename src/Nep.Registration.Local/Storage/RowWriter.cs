using System.Diagnostics;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Local.Storage;

/// <summary>Checks and writes one transaction's rows, within the database transaction that the batch has open.</summary>
/// <remarks>
/// Every condition is checked before the first row is written, so that a refused transaction has nothing to undo. This measured as fast
/// as a savepoint, which copies each page it touches.
/// </remarks>
internal sealed class RowWriter(Connection connection, TagCounter tags, IWriteFaults? faults)
{
    private readonly Statement _tag = connection.Prepare("SELECT tag FROM rows WHERE partition = ?1 AND key = ?2");
    private readonly Statement _insert = connection.Prepare("INSERT INTO rows(partition, key, value, tag) VALUES(?1, ?2, ?3, ?4)");
    private readonly Statement _replace = connection.Prepare("UPDATE rows SET value = ?3, tag = ?4 WHERE partition = ?1 AND key = ?2");
    private readonly Statement _delete = connection.Prepare("DELETE FROM rows WHERE partition = ?1 AND key = ?2");

    public Commit Apply(string partition, IReadOnlyList<RowChange> changes)
    {
        faults?.At(WriteBoundary.BeforeApply);
        for (var i = 0; i < changes.Count; i++)
            if (!Holds(partition, changes[i])) return new Commit.Conflict(i);
        return new Commit.Done(Write(partition, changes));
    }

    private bool Holds(string partition, RowChange change) => (change, TagOf(partition, change.Key)) switch
    {
        (RowChange.Insert, var current) => current is null,
        (_, null) => false,
        (RowChange.Replace replace, { } current) => Tags.Match(replace.Tag, current),
        (RowChange.Delete delete, { } current) => Tags.Match(delete.Tag, current),
        _ => throw new UnreachableException(),
    };

    private long? TagOf(string partition, string key)
    {
        _tag.Bind(1, partition).Bind(2, key);
        long? tag = _tag.Step() ? _tag.NumberAt(0) : null;
        _tag.Reset();
        return tag;
    }

    private RowTag[] Write(string partition, IReadOnlyList<RowChange> changes)
    {
        // One number serves the whole transaction: a row stands in it once.
        var number = tags.Next();
        var tag = Tags.Of(number);
        var written = new RowTag[changes.Count];
        for (var i = 0; i < written.Length; i++)
        {
            if (i > 0) faults?.At(WriteBoundary.BetweenRows);
            written[i] = Write(partition, changes[i], number) ? tag : default;
        }

        return written;
    }

    /// <returns>Whether the row exists afterwards.</returns>
    private bool Write(string partition, RowChange change, long number)
    {
        switch (change)
        {
            case RowChange.Insert insert:
                _insert.Bind(1, partition).Bind(2, insert.Key).Bind(3, insert.Value).Bind(4, number).Run();
                return true;
            case RowChange.Replace replace:
                _replace.Bind(1, partition).Bind(2, replace.Key).Bind(3, replace.Value).Bind(4, number).Run();
                return true;
            case RowChange.Delete delete:
                _delete.Bind(1, partition).Bind(2, delete.Key).Run();
                return false;
            default:
                throw new UnreachableException();
        }
    }
}

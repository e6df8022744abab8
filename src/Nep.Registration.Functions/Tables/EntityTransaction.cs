using Azure;
using Azure.Data.Tables;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Functions.Tables;

/// <summary>One transaction on its way to Table Storage, also when it has to be sent more than once.</summary>
internal sealed class EntityTransaction(string partition, IReadOnlyList<RowChange> changes)
{
    private readonly Guid name = Guid.NewGuid();

    /// <summary>An earlier sending had no clear answer: it may have been carried out.</summary>
    private bool mayBeDone;

    public async Task<Outcome> Submit(TableClient table)
    {
        try
        {
            var answer = await table.SubmitTransactionAsync(changes.Select(Action), CancellationToken.None);
            return new Outcome.Told(new Commit.Done([.. answer.Value.Zip(changes).Select(pair => Tag(pair.First, pair.Second))]));
        }
        catch (RequestFailedException refused) when (IsConflict(refused))
        {
            var index = (refused as TableTransactionFailedException)?.FailedTransactionActionIndex ?? 0;
            return mayBeDone ? new Outcome.Contested(index) : new Outcome.Told(new Commit.Conflict(index));
        }
        catch (Exception fault) when (StorePatience.IsPassing(fault))
        {
            mayBeDone |= !StorePatience.WasTurnedAway(fault);
            return new Outcome.Unclear(fault);
        }
    }

    /// <summary>The tags of the rows if this transaction wrote them; null when it did not, or when others have since overwritten all of it.</summary>
    public async Task<IReadOnlyList<RowTag>?> Written(TableClient table)
    {
        var tags = new RowTag[changes.Count];
        var ours = false;
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i] is RowChange.Delete) continue;
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, changes[i].Key, cancellationToken: CancellationToken.None);
            if (!found.HasValue || found.Value!.GetGuid(RowEntity.Writer) != name) continue;
            ours = true;
            tags[i] = new RowTag(found.Value.ETag.ToString());
        }

        return ours ? tags : null;
    }

    private TableTransactionAction Action(RowChange change) => change switch
    {
        RowChange.Insert insert => new(TableTransactionActionType.Add, RowEntity.Write(partition, insert.Key, insert.Value, name)),
        RowChange.Replace replace => new(
            TableTransactionActionType.UpdateReplace, RowEntity.Write(partition, replace.Key, replace.Value, name), RowEntity.Tag(replace.Tag)),
        RowChange.Delete delete => new(TableTransactionActionType.Delete, new TableEntity(partition, delete.Key), RowEntity.Tag(delete.Tag)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static RowTag Tag(Response answer, RowChange change) =>
        change is RowChange.Delete || answer.Headers.ETag is not { } tag ? default : new RowTag(tag.ToString());

    /// <summary>The row exists already, or is not at its tag, or is gone. A missing table is not a conflict.</summary>
    private static bool IsConflict(RequestFailedException fault) =>
        fault.Status is 409 or 412 || (fault.Status == 404 && fault.ErrorCode != "TableNotFound");

    internal abstract record Outcome
    {
        private Outcome() { }

        public sealed record Told(Commit Commit) : Outcome;

        /// <summary>Refused, but perhaps because an earlier sending was carried out.</summary>
        public sealed record Contested(int Index) : Outcome;

        /// <summary>No clear answer: send it again.</summary>
        public sealed record Unclear(Exception Fault) : Outcome;
    }
}

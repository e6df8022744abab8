namespace Nep.Registration.Local.Storage;

/// <summary>Where a crash can come between a transaction being asked for and its caller being told.</summary>
internal enum WriteBoundary
{
    /// <summary>The batch is taken, nothing is written.</summary>
    BeforeBegin,

    /// <summary>Nothing of this transaction is written; earlier ones of the batch may be.</summary>
    BeforeApply,

    /// <summary>Some rows of this transaction are written and some are not.</summary>
    BetweenRows,

    /// <summary>Every transaction of the batch is written, none is durable.</summary>
    BeforeCommit,

    /// <summary>The batch is durable and no caller knows.</summary>
    AfterCommit,

    /// <summary>The callers have been told; what they do about it may have begun.</summary>
    AfterTelling,
}

/// <summary>Lets a test break the world at any <see cref="WriteBoundary"/>, by throwing or by ending the process.</summary>
internal interface IWriteFaults
{
    /// <summary>Called on the writer's thread. After <see cref="WriteBoundary.AfterCommit"/> it must not throw.</summary>
    void At(WriteBoundary boundary);

    /// <summary>The batch whose boundaries come next.</summary>
    void Begins(IReadOnlyList<PendingTransaction> batch)
    {
    }
}

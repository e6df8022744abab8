namespace Nep.Registration.Local.Storage;

/// <summary>Numbers that never come twice in the life of a database, so that a row deleted and inserted anew has a new tag.</summary>
/// <remarks>
/// A block is taken durably before its numbers are used, in a commit of its own: a batch that fails cannot take the block back. The rest
/// of a block is lost at the end of the process; 2^63 numbers allow for that.
/// </remarks>
internal sealed class TagCounter
{
    private const long Block = 1_000_000;

    private readonly Statement _reserve;
    private long _last;
    private long _ceiling;

    public TagCounter(Connection connection)
    {
        _reserve = connection.Prepare("UPDATE tags SET ceiling = ceiling + ?1 RETURNING ceiling");
        Reserve();
    }

    /// <summary>Makes sure that <see cref="Next"/> can be asked this many times. Not within a transaction.</summary>
    public void EnsureRoom(int count)
    {
        if (_ceiling - _last < count) Reserve();
    }

    public long Next() => ++_last;

    private void Reserve()
    {
        _reserve.Bind(1, Block);
        if (!_reserve.Step()) throw new InvalidOperationException("The tag counter has lost its row.");
        var ceiling = _reserve.NumberAt(0);
        // The commit happens when the statement is done, not at its first row.
        _reserve.Step();
        _reserve.Reset();
        (_last, _ceiling) = (ceiling - Block, ceiling);
    }
}

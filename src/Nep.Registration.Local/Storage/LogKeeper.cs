using static SQLitePCL.raw;

namespace Nep.Registration.Local.Storage;

/// <summary>Keeps the write-ahead log from growing, at moments when no caller waits for the commit at hand.</summary>
internal sealed class LogKeeper(Connection connection, StoreTuning tuning)
{
    // Beyond this many times its size the log is restarted even if the readers must be waited for.
    private const int Patience = 4;

    private int _pagesAtLast = connection.PagesWritten;

    public void AfterBatch()
    {
        var pages = connection.PagesWritten;
        if (pages - _pagesAtLast < tuning.CheckpointPages) return;
        _pagesAtLast = pages;
        try
        {
            var log = connection.Checkpoint(SQLITE_CHECKPOINT_PASSIVE);
            if (log > Patience * tuning.CheckpointPages) Restart();
        }
        catch (StoreUnusableException)
        {
            // Every commit is safe in the log. It is tried again later, and a cause that lasts fails the commits themselves.
        }
    }

    // Our own readers are gone within milliseconds; another program's, a backup say, must not hold up the callers.
    private void Restart() =>
        connection.WaitingAtMost(milliseconds: 50, () => connection.Checkpoint(SQLITE_CHECKPOINT_RESTART));
}

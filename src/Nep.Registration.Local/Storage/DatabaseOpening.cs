namespace Nep.Registration.Local.Storage;

/// <summary>Opens the database of a claimed folder, or says in one sentence why it cannot be used.</summary>
internal static class DatabaseOpening
{
    public static Connection Open(DataFolder folder, StoreTuning tuning)
    {
        var suspect = folder.WasLeftUnclean && folder.DatabaseBytes <= tuning.CheckedBytesAfterCrash;
        var connection = Connection.Open(folder.DatabaseFile);
        try
        {
            Schema.Ensure(connection);
            Schema.ConfigureWriter(connection, tuning);
            if (suspect) CheckPages(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // A crash by itself cannot damage a database in this mode: the log is checksummed and the file is written in order. What can is a
    // disk that lied, and that shows after a crash. So a small database is checked then; a large one is not, since its check would keep
    // the host down for longer than the crash. Damage to the header, the length or the root pages shows at every opening, and any other
    // at the first read of its page.
    private static void CheckPages(Connection connection)
    {
        if (connection.Ask("PRAGMA quick_check(1)") is not "ok") throw StoreFailure.DamagedFile(connection.File);
    }
}

using SQLitePCL;
using static SQLitePCL.raw;

namespace Nep.Registration.Local.Storage;

/// <summary>One connection to the database; one thread at a time may use it.</summary>
/// <remarks>
/// Speaks to SQLite through SQLitePCLRaw: commands of Microsoft.Data.Sqlite took a fifth more CPU a transaction and half as much again a
/// point read (docs/decisions/sqlite-table-store.md).
/// </remarks>
internal sealed class Connection : IDisposable
{
    private const int BusyMilliseconds = 5000;

    private readonly sqlite3 _database;
    private readonly List<Statement> _statements = [];

    static Connection() => Batteries_V2.Init();

    private Connection(string file, sqlite3 database) => (File, _database) = (file, database);

    public string File { get; }

    public bool InTransaction => sqlite3_get_autocommit(_database) == 0;

    /// <summary>Pages this connection has written to the log so far.</summary>
    public int PagesWritten
    {
        get
        {
            Check(sqlite3_db_status(_database, SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0));
            return pages;
        }
    }

    public static Connection Open(string file)
    {
        // No mutex: a connection has one user at a time.
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
        var code = sqlite3_open_v2(file, out var database, flags, vfs: null);
        var connection = new Connection(file, database);
        try
        {
            connection.Check(code);
            connection.Check(sqlite3_extended_result_codes(database, 1));
            connection.Check(sqlite3_busy_timeout(database, BusyMilliseconds));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Compiles a statement that lives as long as the connection.</summary>
    public Statement Prepare(string sql)
    {
        Check(sqlite3_prepare_v3(_database, sql, SQLITE_PREPARE_PERSISTENT, out var compiled));
        var statement = new Statement(this, compiled);
        _statements.Add(statement);
        return statement;
    }

    public void Execute(string sql) => Check(sqlite3_exec(_database, sql));

    /// <summary>The first column of the first row of a statement that is asked once.</summary>
    public string Ask(string sql)
    {
        Check(sqlite3_prepare_v2(_database, sql, out var compiled));
        using var statement = new Statement(this, compiled);
        return statement.Step() ? statement.TextAt(0) : "";
    }

    /// <summary>Moves the log into the database file.</summary>
    /// <returns>Pages that remain in the log, including those already moved.</returns>
    public int Checkpoint(int mode)
    {
        Check(sqlite3_wal_checkpoint_v2(_database, "main", mode, out var pages, out _));
        return pages;
    }

    /// <summary>Does something that must not wait for other connections as long as usual.</summary>
    public void WaitingAtMost(int milliseconds, Action action)
    {
        Check(sqlite3_busy_timeout(_database, milliseconds));
        try
        {
            action();
        }
        finally
        {
            Check(sqlite3_busy_timeout(_database, BusyMilliseconds));
        }
    }

    public void Check(int code)
    {
        if (code is not (SQLITE_OK or SQLITE_ROW or SQLITE_DONE))
            throw StoreFailure.Of(File, code, sqlite3_errmsg(_database).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
        _database.Dispose();
    }
}

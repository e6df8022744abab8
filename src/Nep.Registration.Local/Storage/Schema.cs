using System.Globalization;

namespace Nep.Registration.Local.Storage;

/// <summary>What the database file looks like, and which files are taken for ours.</summary>
internal static class Schema
{
    /// <summary>"NEPR": marks the file as this program's.</summary>
    public const int Application = 0x4E455052;

    public const int Version = 1;

    // An ordinary table beside its key index: values are then appended in order of arrival, and only the small index entries land on
    // random pages. Keeping the rows in the index (WITHOUT ROWID) wrote two to three times the pages.
    private const string Create = """
        BEGIN IMMEDIATE;
        CREATE TABLE rows(partition TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, tag INTEGER NOT NULL, PRIMARY KEY(partition, key));
        CREATE TABLE tags(ceiling INTEGER NOT NULL);
        INSERT INTO tags VALUES(0);
        """;

    /// <summary>Makes a new database, or recognizes one; anything else is refused untouched.</summary>
    public static void Ensure(Connection connection)
    {
        if (IsBlank(connection)) Make(connection);
        var application = Number(connection, "PRAGMA application_id");
        var version = Number(connection, "PRAGMA user_version");
        if (application != Application || version < 1) throw StoreFailure.Foreign(connection.File);
        if (version > Version) throw StoreFailure.Newer(connection.File, version, Version);
    }

    /// <summary>Every commit is on the disk before it is told; the log is moved by the writer and not in the middle of a commit.</summary>
    public static void ConfigureWriter(Connection connection, StoreTuning tuning)
    {
        if (connection.Ask("PRAGMA journal_mode=WAL") is not "wal")
            throw new StoreUnusableException($"'{connection.File}' lies on a disk that cannot keep a write-ahead log: use a local disk.");
        connection.Execute("PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-16000;");
        connection.Execute("PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF;");
        if (tuning.MostPages is { } pages) connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pages}"));
    }

    public static void ConfigureReader(Connection connection) =>
        connection.Execute("PRAGMA query_only=ON; PRAGMA cache_size=-2000; PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF;");

    private static bool IsBlank(Connection connection) =>
        Number(connection, "PRAGMA application_id") == 0 && Number(connection, "PRAGMA user_version") == 0
        && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;

    private static void Make(Connection connection)
    {
        // Both must come before the first table; a crash in between leaves a blank file, which is made anew.
        connection.Execute("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        connection.Execute(Create);
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id={Application}; PRAGMA user_version={Version}; COMMIT;"));
    }

    private static long Number(Connection connection, string sql) => long.Parse(connection.Ask(sql), CultureInfo.InvariantCulture);
}

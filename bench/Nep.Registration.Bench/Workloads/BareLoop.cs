using System.Diagnostics;
using static SQLitePCL.raw;

namespace Nep.Registration.Bench.Workloads;

/// <summary>The floor of durable writing: one row, one FULL commit, again and again, with nothing around it.</summary>
internal sealed class BareLoop : IDisposable
{
    private readonly SQLitePCL.sqlite3 database;
    private readonly SQLitePCL.sqlite3_stmt insert;
    private readonly byte[] value = new byte[300];

    public BareLoop(string file)
    {
        SQLitePCL.Batteries_V2.Init();
        sqlite3_open(file, out database);
        foreach (var sql in (string[])["PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE t(k INTEGER PRIMARY KEY, v BLOB)"])
            sqlite3_exec(database, sql);
        sqlite3_prepare_v2(database, "INSERT INTO t(v) VALUES(?1)", out insert);
    }

    /// <returns>Commits a second.</returns>
    public double Run(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        while (watch.Elapsed < time)
        {
            One();
            count++;
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>One row, durable.</summary>
    public void One()
    {
        sqlite3_bind_blob(insert, 1, value);
        if (sqlite3_step(insert) != SQLITE_DONE) throw new InvalidOperationException(sqlite3_errmsg(database).utf8_to_string());
        sqlite3_reset(insert);
    }

    /// <summary>Transactions of so many rows of so many bytes each.</summary>
    /// <returns>Seconds.</returns>
    public double Batches(int transactions, int rows, int bytes)
    {
        var (watch, large) = (Stopwatch.StartNew(), new byte[bytes]);
        for (var transaction = 0; transaction < transactions; transaction++)
        {
            sqlite3_exec(database, "BEGIN");
            for (var row = 0; row < rows; row++)
            {
                sqlite3_bind_blob(insert, 1, large);
                if (sqlite3_step(insert) != SQLITE_DONE) throw new InvalidOperationException(sqlite3_errmsg(database).utf8_to_string());
                sqlite3_reset(insert);
            }

            sqlite3_exec(database, "COMMIT");
        }

        return watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        insert.Dispose();
        database.Dispose();
    }
}

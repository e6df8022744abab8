using System.Text;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Nep.Registration.Local.Storage;

/// <summary>One compiled statement. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement(Connection connection, sqlite3_stmt compiled) : IDisposable
{
    // Room for the longest key; SQLite copies what is bound.
    private readonly byte[] _utf8 = new byte[1024];

    public Statement Bind(int parameter, string text)
    {
        var bytes = Encoding.UTF8.TryGetBytes(text, _utf8, out var length) ? _utf8.AsSpan(0, length) : Encoding.UTF8.GetBytes(text);
        connection.Check(sqlite3_bind_text(compiled, parameter, bytes));
        return this;
    }

    public Statement Bind(int parameter, long number)
    {
        connection.Check(sqlite3_bind_int64(compiled, parameter, number));
        return this;
    }

    public Statement Bind(int parameter, byte[] value)
    {
        // An empty span has no address, which SQLite would take for NULL.
        var code = value.Length == 0
            ? sqlite3_bind_zeroblob(compiled, parameter, 0)
            : sqlite3_bind_blob(compiled, parameter, value);
        connection.Check(code);
        return this;
    }

    /// <summary>Goes to the next row; false when there is none. A failure leaves the statement ready for its next use.</summary>
    public bool Step()
    {
        var code = sqlite3_step(compiled);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        try
        {
            connection.Check(code);
            return false;
        }
        finally
        {
            Reset();
        }
    }

    public void Run()
    {
        Step();
        Reset();
    }

    /// <summary>Ends the read, and with it the snapshot that it held.</summary>
    public void Reset() => sqlite3_reset(compiled);

    public long NumberAt(int column) => sqlite3_column_int64(compiled, column);

    public string TextAt(int column) => sqlite3_column_text(compiled, column).utf8_to_string() ?? "";

    public byte[] BytesAt(int column) => sqlite3_column_blob(compiled, column).ToArray();

    public void Dispose() => compiled.Dispose();
}

using Nep.Registration.App.Ports;

namespace Nep.Registration.Local.Storage;

/// <summary>Reads committed rows on a connection of its own; each call sees one snapshot.</summary>
internal sealed class RowReader : IDisposable
{
    private readonly Connection _connection;
    private readonly Statement _get;
    private readonly Statement _range;
    private readonly Statement _keys;

    private RowReader(Connection connection)
    {
        _connection = connection;
        Schema.ConfigureReader(connection);
        _get = connection.Prepare("SELECT value, tag FROM rows WHERE partition = ?1 AND key = ?2");
        _range = connection.Prepare(
            "SELECT key, value, tag FROM rows WHERE partition = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4");

        // Answered from the key index alone: no row is touched.
        _keys = connection.Prepare("SELECT key FROM rows WHERE partition = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4");
    }

    public static RowReader Open(string file)
    {
        var connection = Connection.Open(file);
        try
        {
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public Row? Get(string partition, string key)
    {
        _get.Bind(1, partition).Bind(2, key);
        try
        {
            return _get.Step() ? new(key, _get.BytesAt(0), Tags.Of(_get.NumberAt(1))) : null;
        }
        finally
        {
            _get.Reset();
        }
    }

    public RowPage Query(string partition, KeyRange range, int limit)
    {
        // One row more than asked for tells where the next page begins.
        _range.Bind(1, partition).Bind(2, range.From).Bind(3, range.To).Bind(4, limit + 1);
        try
        {
            var rows = new List<Row>(Math.Min(limit, 64));
            while (_range.Step())
            {
                if (rows.Count == limit) return new(rows, _range.TextAt(0));
                rows.Add(new(_range.TextAt(0), _range.BytesAt(1), Tags.Of(_range.NumberAt(2))));
            }

            return new(rows, null);
        }
        finally
        {
            _range.Reset();
        }
    }

    public KeyPage QueryKeys(string partition, KeyRange range)
    {
        _keys.Bind(1, partition).Bind(2, range.From).Bind(3, range.To).Bind(4, RowLimits.RowsPerPage + 1);
        try
        {
            var keys = new List<string>(64);
            while (_keys.Step())
            {
                if (keys.Count == RowLimits.RowsPerPage) return new(keys, _keys.TextAt(0));
                keys.Add(_keys.TextAt(0));
            }

            return new(keys, null);
        }
        finally
        {
            _keys.Reset();
        }
    }

    public void Dispose() => _connection.Dispose();
}

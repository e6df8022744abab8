namespace Nep.Registration.Local.Storage;

/// <summary>Lends readers, at most as many at a time as there are; they are opened when first needed.</summary>
internal sealed class ReadPool(string file, int size) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size);
    private readonly Lock _gate = new();
    private readonly Stack<RowReader> _idle = new(size);

    public async ValueTask<RowReader> Rent(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            lock (_gate)
                if (_idle.TryPop(out var reader)) return reader;
            return RowReader.Open(file);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void Return(RowReader reader)
    {
        lock (_gate) _idle.Push(reader);
        _free.Release();
    }

    /// <summary>Waits until every reader is back and lends none again.</summary>
    public async Task Close()
    {
        for (var i = 0; i < size; i++) await _free.WaitAsync();
        Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var reader)) reader.Dispose();
        _free.Dispose();
    }
}

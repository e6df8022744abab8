using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>A table that staff take with them, row by row: however many rows it has, few of them are in memory at once.</summary>
public interface IExportTable
{
    /// <param name="contacts">Whether the reader may see addresses and schools; facilitators may not.</param>
    IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts);

    /// <summary>One offering's rows, each with a cell for every column. A reader of one page of rows waits for the next.</summary>
    IAsyncEnumerable<IReadOnlyList<string>> Rows(Offering offering, IReadOnlyList<Offering> offerings, bool contacts, CancellationToken cancel);
}

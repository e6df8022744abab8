using System.Globalization;
using System.Runtime.CompilerServices;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Exports;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>The board as CSV, for staff who run the offering.</summary>
public sealed class BoardTable(PanelDesk panels, BoardReading boards, CandidateList candidates) : IExportTable
{
    public IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts) =>
    [
        "Rank", "Rank by raw score", "Application", "Name", "Organization", "Raw", "Adjusted", "Spread", "Reviews counted", "Reviews assigned", "Best rank without any one", "Worst rank without any one",
    ];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        Offering offering, IReadOnlyList<Offering> offerings, bool contacts, [EnumeratorCancellation] CancellationToken cancel)
    {
        if ((await panels.Of(offering.Id, cancel)).Current is not { } round || await boards.Of(offering.Id, round.Number, cancel) is not { } board) yield break;
        var sheet = await candidates.Of(offering.Id, cancel);
        foreach (var row in board.Rows.OrderBy(row => row.Rank == 0 ? int.MaxValue : row.Rank))
            yield return
            [
                Number(row.Rank), Number(row.RawRank), row.Application.ToString(), sheet.Find(row.Application)?.Name ?? "", string.Join(", ", sheet.Find(row.Application)?.Organizations ?? []),
                Score(row.Raw), Score(row.Adjusted), Score(row.Spread), Number(row.Counted), Number(row.Assigned), Number(row.Best), Number(row.Worst),
            ];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Score(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}

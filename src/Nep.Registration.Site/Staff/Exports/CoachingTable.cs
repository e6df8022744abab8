using System.Runtime.CompilerServices;
using Nep.Registration.App.Attendance;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>A row for each line of the coaching logs, corrections included.</summary>
public sealed class CoachingTable(CoachingDesk desk) : IExportTable
{
    public IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts) =>
        ["Offering", "Registration", "Organization", "Line", "Day", "Year", "Minutes", "Coach", "About", "Corrects line", "Reason", "Recorded"];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        Offering offering, IReadOnlyList<Offering> offerings, bool contacts, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (offering.Details.Coaching is not { } rule) yield break;
        foreach (var sheet in await desk.All(offering, cancel))
            foreach (var entry in sheet.Log)
                yield return
                [
                    $"{offering.Id}", $"{sheet.Registration.Id}", contacts ? sheet.Registration.Registrar.Organization : "", ExportText.Number(entry.Number),
                    StaffText.Iso(entry.Day), ExportText.Number(Coaching.YearOf(offering, rule, sheet.Log, entry.Day).Year), ExportText.Number(entry.Minutes), entry.Coach, entry.Note,
                    entry.Corrects is { } corrects ? ExportText.Number(corrects) : "", entry.Reason ?? "", ExportText.When(entry.At, offering),
                ];
    }
}

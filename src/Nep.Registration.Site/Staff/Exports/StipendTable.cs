using System.Runtime.CompilerServices;
using Nep.Registration.App.Attendance;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Benefits;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>A row for each person and term: what was earned, and what was paid. Whoever pays works from it.</summary>
public sealed class StipendTable(StipendDesk desk) : IExportTable
{
    public IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts) =>
    [
        "Offering", "Term", "First day", "Last day", "Registration", "Person", "E-mail", "Minutes", "Minutes in all", "Standing", "Amount", "Currency", "Paid on", "Reference",
    ];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        Offering offering, IReadOnlyList<Offering> offerings, bool contacts, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var line in await desk.All(offering, cancel))
        {
            var (standing, paid) = (line.Standing, line.Record is { IsPaid: true, Last: { } last } ? last : null);
            var amount = paid?.Amount ?? standing.Amount;
            yield return
            [
                $"{offering.Id}", standing.Term.Name, StaffText.Iso(standing.Term.First), StaffText.Iso(standing.Term.Last), $"{line.Registration.Id}",
                line.Participant.Person.Name, $"{line.Participant.Person.Email}", ExportText.Number(standing.Minutes), ExportText.Number(standing.AllMinutes),
                StipendText.Of(StipendText.KindOf(line)), ExportText.Amount(amount), $"{amount.Currency}".ToUpperInvariant(),
                paid is null ? "" : StaffText.Iso(paid.Day), paid?.Reference ?? "",
            ];
        }
    }
}

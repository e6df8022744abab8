using System.Runtime.CompilerServices;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>Everyone who was ever registered: a row a person. The registration's money stands in its first person's row, so that a column sums right.</summary>
public sealed class RegistrationTable(RegistrationDrawer drawer) : IExportTable
{
    private static readonly string[] Fixed =
    [
        "Offering", "Registration", "State", "Registered", "Registered by", "E-mail of registrar", "School", "Language", "Person", "E-mail", "Pronouns", "Seat",
        "Certificate", "Price", "Paid", "Refunded", "Owed", "Currency", "Code", "Purchase order", "Invoice", "Due",
    ];

    public IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts) => [.. Fixed, .. Questions(offerings).Select(StaffText.Capital)];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        Offering offering, IReadOnlyList<Offering> offerings, bool contacts, [EnumeratorCancellation] CancellationToken cancel)
    {
        var questions = Questions(offerings);
        await foreach (var state in drawer.All(offering.Id, cancel))
            foreach (var person in state.Participants)
                yield return
                [
                    .. Registered(offering, state), person.Person.Name, $"{person.Person.Email}", person.Person.Pronouns, $"{person.Seat}", person.Certificate?.Code ?? "",
                    .. Money(state, first: person.Number == state.Participants[0].Number), state.Code?.Code ?? "", state.PurchaseOrder?.Number ?? "", state.Invoice?.Number ?? "", $"{state.Invoice?.Due:uuuu-MM-dd}",
                    .. questions.Select(question => person.Answer(question) ?? ""),
                ];
    }

    private static string[] Registered(Offering offering, RegistrationState state) =>
    [
        $"{offering.Id}", $"{state.Id}", state.Status.ToString(), ExportText.When(state.Placed, offering), state.Registrar.Name, $"{state.Registrar.Email}",
        state.Registrar.Organization, state.Registrar.Language,
    ];

    private static string[] Money(RegistrationState state, bool first) => first
        ?
        [
            ExportText.Amount(state.Quote.Total), ExportText.Amount(state.Paid), ExportText.Amount(state.Refunded),
            ExportText.Amount(RegistrationSummary.Of(state).Owed), state.Quote.Total.Currency.ToString().ToUpperInvariant(),
        ]
        : ["", "", "", "", ""];

    private static List<string> Questions(IReadOnlyList<Offering> offerings) =>
        [.. offerings.SelectMany(offering => offering.Details.Questions).Select(question => question.Key).Distinct(StringComparer.Ordinal)];
}

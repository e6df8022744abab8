using System.Runtime.CompilerServices;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>The mail ledger: a row a letter, with what became of it.</summary>
public sealed class MailTable(RegistrationDrawer drawer) : IExportTable
{
    public IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts) =>
        ["Offering", "Registration", "Letter", "About", "To", "E-mail", "State", "Due", "Since", "Tries", "Note", "Key"];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        Offering offering, IReadOnlyList<Offering> offerings, bool contacts, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var mail in drawer.AllMail(offering.Id, cancel))
            yield return
            [
                $"{offering.Id}", $"{mail.Letter.Registration}", mail.Letter.Kind.ToString(), mail.Letter.Anchor,
                mail.Letter.To is { } number ? $"Person {number}" : "Registrar", $"{mail.Address}", mail.State.ToString(), ExportText.When(mail.Due, offering),
                ExportText.When(mail.At, offering), ExportText.Number(mail.Attempts), mail.Note, $"{mail.Letter.Key}",
            ];
    }
}

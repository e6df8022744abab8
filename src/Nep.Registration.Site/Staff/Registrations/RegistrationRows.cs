using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>
/// The rows of a list of registrations. A row is written once and kept as long as its registration stays as it is, so that a page of fifty
/// costs little more than sending it. The markup is lean on purpose (HTML lets the ends of cells and rows go unsaid): most of what such a page
/// costs is its length.
/// </summary>
internal static class RegistrationRows
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly ConditionalWeakTable<RegistrationSummary, Row> Kept = [];

    public static string Of(Offering offering, RegistrationSummary one)
    {
        if (Kept.TryGetValue(one, out var row) && row.Zone == offering.Zone) return row.Markup;
        var written = new Row(offering.Zone, Write(offering, one));
        Kept.AddOrUpdate(one, written);
        return written.Markup;
    }

    private static string Write(Offering offering, RegistrationSummary one)
    {
        var (chip, words) = StaffText.Chip(one.Status);
        var held = one.Status == RegistrationStatus.Held ? $" until {StaffText.When(one.HeldUntil, offering.Zone)}" : "";
        var note = TroubleOf(one);
        return new StringBuilder(512)
            .Append("<tr><th scope=row><a href=/staff/offerings/").Append(offering.Id).Append("/registrations/").Append(one.Id).Append('>').Append(Encoder.Encode(one.Registrar))
            .Append("</a><td>").Append(one.Id.Short).Append("<td class=number>").Append(one.People)
            .Append("<td>").Append(Encoder.Encode(one.Organization))
            .Append("<td><span class=\"").Append(chip).Append("\">").Append(words).Append(held)
            .Append("</span><td>").Append(StaffText.When(one.Placed, offering.Zone))
            .Append("<td class=number>").Append(StaffText.Money(one.Paid)).Append("<td class=number>").Append(StaffText.Money(one.Owed))
            .Append(note.Length == 0 ? "<td>" : $"<td><span class=\"chip chip-stopped\">{note}</span>").Append('\n')
            .ToString();
    }

    /// <summary>What about its money needs a person; empty for nothing.</summary>
    public static string TroubleOf(RegistrationSummary one) =>
        one.RefundFailed ? "Refund failed" : one.Disputed ? "Payment disputed" : one.Overpaid.IsPositive ? $"Overpaid by {StaffText.Money(one.Overpaid)}" : "";

    private sealed record Row(Zone Zone, string Markup);
}

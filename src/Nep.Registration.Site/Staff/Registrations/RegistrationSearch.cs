using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>What of an offering's registrations is looked at, as it stands in the address.</summary>
/// <param name="State">A status, what needs a person (money or mail, or a kind of either); empty for all.</param>
/// <param name="Sort">A column's name; a hyphen before it turns it around.</param>
public sealed record RegistrationSearch(string Sought, string State, string Sort, int Page)
{
    public const int RowsPerPage = 50;
    public const string NeedsAPerson = "person";
    public const string RefundFailed = "refund-failed";
    public const string Disputed = "disputed";
    public const string Overpaid = "overpaid";
    public const string Scholarship = "scholarship";
    public const string Newest = "-when";

    public static RegistrationSearch From(IQueryCollection query) => new(
        query["q"].ToString().Trim(), query["state"].ToString(), query["sort"] is [{ Length: > 0 } sort] ? sort : Newest,
        int.TryParse(query["page"], out var page) ? page : 1);

    /// <summary>The address of the same search, sorted otherwise or on another page.</summary>
    public string Path(string? sort = null, int page = 1) =>
        $"?q={Uri.EscapeDataString(Sought)}&state={Uri.EscapeDataString(State)}&sort={Uri.EscapeDataString(sort ?? Sort)}{(page > 1 ? $"&page={page}" : "")}";

    /// <summary>Whether the search asks for mail in trouble, of one kind or any.</summary>
    public bool AsksForMail => State == NeedsAPerson || TroubledMail is not null;

    /// <param name="troubled">The offering's troubled mail; only looked at when <see cref="AsksForMail"/>.</param>
    public ArraySegment<RegistrationSummary> In(RegistrationSheet sheet, IReadOnlyList<MailRecord> troubled)
    {
        var sorted = sheet.In(By, Sort.StartsWith('-'));
        if (Sought.Length == 0 && State.Length == 0) return sorted;
        var words = Sought.ToLowerInvariant();
        var mail = troubled.Where(one => TroubledMail is null || one.State == TroubledMail).Select(one => one.Letter.Registration).ToHashSet();
        return Array.FindAll(sorted, one => HasState(one, mail) && one.Sought.Contains(words, StringComparison.Ordinal));
    }

    /// <summary>Which kind of troubled mail is asked for; null for none.</summary>
    private MailState? TroubledMail => State switch
    {
        "bounced" => MailState.Bounced,
        "refused" => MailState.Refused,
        "uncertain" => MailState.Uncertain,
        _ => null,
    };

    private RegistrationOrder By => Sort.TrimStart('-') switch
    {
        "name" => RegistrationOrder.Name,
        "school" => RegistrationOrder.Organization,
        "state" => RegistrationOrder.Status,
        "paid" => RegistrationOrder.Paid,
        "owed" => RegistrationOrder.Owed,
        _ => RegistrationOrder.Placed,
    };

    private bool HasState(RegistrationSummary one, HashSet<RegistrationId> mail) => State switch
    {
        "" => true,
        NeedsAPerson => one.NeedsAPerson || mail.Contains(one.Id),
        RefundFailed => one.RefundFailed,
        Disputed => one.Disputed,
        Overpaid => one.Overpaid.IsPositive,
        Scholarship => one.ScholarshipBy is not null,
        _ when TroubledMail is not null => mail.Contains(one.Id),
        _ => Enum.TryParse<RegistrationStatus>(State, out var status) && one.Status == status,
    };
}

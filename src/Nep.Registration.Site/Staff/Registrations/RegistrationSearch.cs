using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>What of an offering's registrations is looked at, as it stands in the address.</summary>
/// <param name="State">A status, or <see cref="NeedsAPerson"/>; empty for all.</param>
/// <param name="Sort">A column's name; a hyphen before it turns it around.</param>
public sealed record RegistrationSearch(string Sought, string State, string Sort, int Page)
{
    public const int RowsPerPage = 50;
    public const string NeedsAPerson = "person";
    public const string Newest = "-when";

    public static RegistrationSearch From(IQueryCollection query) => new(
        query["q"].ToString().Trim(), query["state"].ToString(), query["sort"] is [{ Length: > 0 } sort] ? sort : Newest,
        int.TryParse(query["page"], out var page) ? page : 1);

    /// <summary>The address of the same search, sorted otherwise or on another page.</summary>
    public string Path(string? sort = null, int page = 1) =>
        $"?q={Uri.EscapeDataString(Sought)}&state={Uri.EscapeDataString(State)}&sort={Uri.EscapeDataString(sort ?? Sort)}{(page > 1 ? $"&page={page}" : "")}";

    public ArraySegment<RegistrationSummary> In(RegistrationSheet sheet)
    {
        var sorted = sheet.In(By, Sort.StartsWith('-'));
        if (Sought.Length == 0 && State.Length == 0) return sorted;
        var words = Sought.ToLowerInvariant();
        return Array.FindAll(sorted, one => HasState(one) && one.Sought.Contains(words, StringComparison.Ordinal));
    }

    private RegistrationOrder By => Sort.TrimStart('-') switch
    {
        "name" => RegistrationOrder.Name,
        "school" => RegistrationOrder.Organization,
        "state" => RegistrationOrder.Status,
        "paid" => RegistrationOrder.Paid,
        "owed" => RegistrationOrder.Owed,
        _ => RegistrationOrder.Placed,
    };

    private bool HasState(RegistrationSummary one) => State switch
    {
        "" => true,
        NeedsAPerson => one.NeedsAPerson,
        _ => Enum.TryParse<RegistrationStatus>(State, out var status) && one.Status == status,
    };
}

using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Registrations;

namespace Nep.Registration.Site.Staff.PurchaseOrders;

/// <summary>Which purchase orders are looked at, as it stands in the address.</summary>
/// <param name="Stage">Where they stand; null for all.</param>
public sealed record OrderSearch(string Sought, OrderStage? Stage, int Page)
{
    public const int RowsPerPage = 50;

    public static OrderSearch From(IQueryCollection query) => new(
        query["q"].ToString().Trim(),
        Enum.TryParse<OrderStage>(query["stage"], ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null,
        int.TryParse(query["page"], out var page) && page > 0 ? page : 1);

    public string Path(OrderStage? stage, int page = 1) =>
        $"/staff/purchase-orders?stage={stage?.ToString().ToLowerInvariant()}&q={Uri.EscapeDataString(Sought)}{(page > 1 ? $"&page={page}" : "")}";

    public IReadOnlyList<OrderFile> In(IReadOnlyList<OrderFile> all, Instant now)
    {
        var words = Sought.ToLowerInvariant();
        return [.. all.Where(file => (Stage is not { } stage || file.IsIn(stage, now)) && IsSought(file, words))];
    }

    private static bool IsSought(OrderFile file, string words) =>
        words.Length == 0 || file.Organization.Contains(words, StringComparison.OrdinalIgnoreCase)
        || file.Registrations.Any(one => one.Registration.Sought.Contains(words, StringComparison.Ordinal));
}

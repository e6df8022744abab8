using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Admissions;

namespace Nep.Registration.Site.Staff.Applications;

/// <summary>What of an offering's applications is looked at, as it stands in the address.</summary>
/// <param name="State">A status, or what needs a person; empty for all.</param>
public sealed record ApplicationSearch(string Sought, string State, int Page)
{
    public const int RowsPerPage = 50;
    public const string NeedsAPerson = "person";
    public const string Awaited = "awaited";
    public const string Overdue = "overdue";
    public const string RunsOut = "runs-out";
    public const string LacksPeople = "lacks";
    public const string ToBeMet = "meet";

    public static ApplicationSearch From(IQueryCollection query) =>
        new(query["q"].ToString().Trim(), query["state"].ToString(), int.TryParse(query["page"], out var page) ? page : 1);

    /// <summary>The address of the same search on another page.</summary>
    public string Path(int page = 1) => $"?q={Uri.EscapeDataString(Sought)}&state={Uri.EscapeDataString(State)}{(page > 1 ? $"&page={page}" : "")}";

    /// <summary>Everything that a list can be filtered by.</summary>
    public static IReadOnlyList<(string Value, string Words)> States { get; } =
    [
        .. Enum.GetValues<ApplicationStatus>().Select(status => (status.ToString(), ApplicationText.Chip(status).Words)),
        (Awaited, "Waits for a reference"), (Overdue, "Reference overdue"), (LacksPeople, "Team lacks someone"), (ToBeMet, "No interview or visit set"), (RunsOut, "Offer runs out soon"),
        (NeedsAPerson, "Needs a person"),
    ];

    internal IReadOnlyList<ApplicationLine> In(IReadOnlyList<ApplicationLine> all, ApplicationNeeds needs)
    {
        var words = Sought.ToLowerInvariant();
        return [.. all.Where(line => IsAskedFor(line, needs) && line.Sought.Contains(words, StringComparison.Ordinal))];
    }

    private bool IsAskedFor(ApplicationLine line, ApplicationNeeds needs) => State switch
    {
        Overdue => needs.AwaitsReference(line),
        LacksPeople => needs.LacksPeople(line),
        ToBeMet => needs.IsToBeMet(line),
        RunsOut => needs.RunsOut(line),
        "" => true,
        NeedsAPerson => line.InTrouble,
        Awaited => line.Awaited > 0 && line.Status is ApplicationStatus.Draft or ApplicationStatus.Submitted,
        var status => line.Status.ToString() == status,
    };
}

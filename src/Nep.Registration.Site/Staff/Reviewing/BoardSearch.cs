using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>What of a board is looked at, as it stands in the address.</summary>
/// <param name="Sort">A column's name; a hyphen before it turns it around.</param>
/// <param name="Decision">A decision, or none; empty for all.</param>
public sealed record BoardSearch(string Sought, string Decision, string Sort, int Page)
{
    public const int RowsPerPage = 50;
    public const string None = "none";

    public static BoardSearch From(IQueryCollection query) => new(
        query["q"].ToString().Trim(), query["decision"].ToString(), query["sort"] is [{ Length: > 0 } sort] ? sort : "rank", int.TryParse(query["page"], out var page) ? page : 1);

    /// <summary>The address of the same search, sorted otherwise or on another page.</summary>
    public string Path(string? sort = null, int page = 1) =>
        $"?q={Uri.EscapeDataString(Sought)}&decision={Uri.EscapeDataString(Decision)}&sort={Uri.EscapeDataString(sort ?? Sort)}{(page > 1 ? $"&page={page}" : "")}";

    public IReadOnlyList<BoardLine> In(ReviewBoard board, CandidateSheet sheet, IReadOnlyDictionary<ApplicationId, DraftedDecision> held)
    {
        var lines = from row in board.Rows
                    let candidate = sheet.Find(row.Application)
                    where candidate is not null
                    let line = new BoardLine(row, candidate, held.GetValueOrDefault(row.Application))
                    where Matches(line)
                    select line;
        var sorted = lines.OrderBy(Key).ThenBy(line => line.Row.RawRank).ThenBy(line => line.Candidate.Id.ToString(), StringComparer.Ordinal);
        return Sort.StartsWith('-') ? [.. sorted.Reverse()] : [.. sorted];
    }

    private bool Matches(BoardLine line) =>
        (Sought.Length == 0 || line.Candidate.Name.Contains(Sought, StringComparison.OrdinalIgnoreCase) || line.Candidate.Id.Short.Contains(Sought, StringComparison.OrdinalIgnoreCase)
            || line.Candidate.Organizations.Any(one => one.Contains(Sought, StringComparison.OrdinalIgnoreCase)))
        && (Decision.Length == 0 || (Decision == None ? line.Held is null : line.Held?.Decision.ToString() == Decision));

    /// <summary>Those without a rank stand last.</summary>
    private object Key(BoardLine line) => Sort.TrimStart('-') switch
    {
        "name" => line.Candidate.Name.ToLowerInvariant(),
        "raw" => line.Row.RawRank == 0 ? int.MaxValue : line.Row.RawRank,
        "spread" => line.Row.Spread,
        "moves" => line.Row.Worst - line.Row.Best,
        "reviews" => line.Row.Counted,
        _ => line.Row.Rank == 0 ? int.MaxValue : line.Row.Rank,
    };
}

/// <summary>One application on the board as staff see it.</summary>
public sealed record BoardLine(BoardRow Row, Candidate Candidate, DraftedDecision? Held);

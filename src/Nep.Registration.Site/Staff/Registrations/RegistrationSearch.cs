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

    /// <summary>What it finds, in words.</summary>
    public string InWords()
    {
        var state = RegistrationSearch.States.FirstOrDefault(one => one.Value == State).Words ?? "";
        return (state.Length, Sought.Length) switch
        {
            (0, 0) => "all registrations",
            (_, 0) => $"registrations in state “{state}”",
            (0, _) => $"registrations with “{Sought}”",
            _ => $"registrations in state “{state}” with “{Sought}”",
        };
    }

    /// <summary>Everything that a list can be filtered by.</summary>
    public static IReadOnlyList<(string Value, string Words)> States { get; } =
    [
        .. Enum.GetValues<RegistrationStatus>().Select(status => (status.ToString(), StaffText.Chip(status).Words)),
        (NeedsAPerson, "Needs a person"), (Scholarship, "Asks for a scholarship"), (RefundFailed, "Refund failed"), (Disputed, "Payment disputed"),
        (Overpaid, "Overpaid"), ("bounced", "Mail bounced"), ("refused", "Mail refused"), ("uncertain", "Mail in doubt"),
    ];

    /// <summary>Whether the search asks for mail in trouble, of one kind or any.</summary>
    public bool AsksForMail => State == NeedsAPerson || TroubledMail is not null;

    /// <summary>One page of what is found. Without words to look for, it costs the same however many there are.</summary>
    /// <param name="troubled">The offering's troubled mail; only looked at when <see cref="AsksForMail"/>.</param>
    public RegistrationPageful In(RegistrationSheet sheet, IReadOnlyList<MailRecord> troubled) => RegistrationPageful.Of(All(sheet, troubled), Page);

    /// <summary>All that is found, in order.</summary>
    public IReadOnlyList<RegistrationSummary> All(RegistrationSheet sheet, IReadOnlyList<MailRecord> troubled)
    {
        var status = Enum.TryParse<RegistrationStatus>(State, out var named) && Enum.IsDefined(named) ? named : (RegistrationStatus?)null;
        var all = sheet.In(new RegistrationSorting(By, Sort.StartsWith('-'), status));
        if (Sought.Length == 0 && (State.Length == 0 || status is not null)) return all;
        var words = Sought.ToLowerInvariant();
        var mail = troubled.Where(one => TroubledMail is null || one.State == TroubledMail).Select(one => one.Letter.Registration).ToHashSet();
        return [.. all.Where(one => (status is not null || HasTrouble(one, mail)) && one.Sought.Contains(words, StringComparison.Ordinal))];
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

    private bool HasTrouble(RegistrationSummary one, HashSet<RegistrationId> mail) => State switch
    {
        "" => true,
        NeedsAPerson => one.NeedsAPerson || mail.Contains(one.Id),
        RefundFailed => one.RefundFailed,
        Disputed => one.Disputed,
        Overpaid => one.Overpaid.IsPositive,
        Scholarship => one.ScholarshipBy is not null,
        _ when TroubledMail is not null => mail.Contains(one.Id),
        _ => false,
    };
}

/// <summary>One page of a list.</summary>
/// <param name="Number">From 1; the last one when the address asked for one behind it.</param>
/// <param name="All">How many rows all pages have together.</param>
public sealed record RegistrationPageful(IReadOnlyList<RegistrationSummary> Rows, int Number, int All)
{
    public int Pages => Math.Max(1, (All + RegistrationSearch.RowsPerPage - 1) / RegistrationSearch.RowsPerPage);

    public int First => (Number - 1) * RegistrationSearch.RowsPerPage;

    public static RegistrationPageful Of(IReadOnlyList<RegistrationSummary> all, int page)
    {
        var empty = new RegistrationPageful([], 1, all.Count);
        var number = Math.Clamp(page, 1, empty.Pages);
        var first = (number - 1) * RegistrationSearch.RowsPerPage;
        return new RegistrationPageful([.. Enumerable.Range(first, Math.Min(RegistrationSearch.RowsPerPage, all.Count - first)).Select(i => all[i])], number, all.Count);
    }
}

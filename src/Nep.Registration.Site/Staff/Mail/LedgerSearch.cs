using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Letters;
using NodaTime.Text;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>What of an offering's mail is looked at, as it stands in the address.</summary>
/// <param name="State">A state, or <see cref="Trouble"/>; empty for all.</param>
/// <param name="Day">Of the offering's calendar; null for all.</param>
public sealed record LedgerSearch(string State, string Kind, LocalDate? Day, int Page)
{
    public const int RowsPerPage = 50;

    /// <summary>Whatever waits for a person.</summary>
    public const string Trouble = "trouble";

    public static LedgerSearch From(IQueryCollection query) => new(
        query["state"].ToString(), query["kind"].ToString(), LocalDatePattern.Iso.Parse(query["day"].ToString()) is { Success: true } day ? day.Value : null,
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1);

    /// <summary>The address of the same search, on another page.</summary>
    public string Path(int page = 1) =>
        $"?state={Uri.EscapeDataString(State)}&kind={Uri.EscapeDataString(Kind)}&day={DayText}{(page > 1 ? $"&page={page}" : "")}";

    public string DayText => Day is { } day ? LocalDatePattern.Iso.Format(day) : "";

    public ArraySegment<LedgerEntry> In(LedgerEntry[] entries, Zone zone) =>
        State.Length + Kind.Length == 0 && Day is null ? entries : Array.FindAll(entries, entry => Matches(entry, zone));

    private bool Matches(LedgerEntry entry, Zone zone) =>
        (State.Length == 0 || (State == Trouble ? entry.State is MailState.Bounced or MailState.Refused or MailState.Uncertain : State == entry.State.ToString()))
        && (Kind.Length == 0 || Kind == entry.Kind.ToString())
        && (Day is null || zone.DateAt(entry.At) == Day);
}

using Nep.Registration.App.Connections;
using Nep.Registration.App.Storage;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Connections;

/// <summary>Keys of other programs in plain words, and as the fields of a form.</summary>
internal static class KeyText
{
    public static IReadOnlyList<(ApiScope Scope, string Says)> Choices { get; } =
    [
        (ApiScope.Read, "Offerings, registrations with their money, attendance; no names"),
        (ApiScope.People, "Names, e-mail addresses and organizations in what it reads"),
        (ApiScope.Attendance, "Saying who was at a session"),
        (ApiScope.Write, "Registering people; the answer has their own page’s link"),
    ];

    public static string Field(ApiScope scope) => $"scope.{scope}";

    public static ValueList<ApiScope> Scopes(PostedForm form) => [.. Enum.GetValues<ApiScope>().Where(scope => form.IsTicked(Field(scope)))];

    /// <summary>Through the end of the last day, where the Center works; null when the field is empty or no date.</summary>
    public static Instant? Expires(PostedForm form) =>
        form.Text("expires").Length > 0 && form.Date("expires") is var day && day != default ? Home.StaffDay.Home.At(day.PlusDays(1).AtMidnight()) : null;

    public static string Names(ApiKey key) => string.Join(", ", key.Scopes.Select(scope => scope.ToString().ToLowerInvariant()));

    public static string Path(ApiKey key, string more = "") => $"/staff/connections/keys/{key.Id}{more}";

    /// <summary>How a key stands, as a chip's class and its words.</summary>
    public static (string Class, string Words) Chip(ApiKey key, Instant now) => key.ClosedAt(now) switch
    {
        null => ("chip chip-settled", "Good"),
        ApiKeyRevoked => ("chip chip-stopped", "Revoked"),
        _ => ("chip", "Expired"),
    };

    /// <summary>The last day on which it is good.</summary>
    public static string LastDay(ApiKey key) => key.Expires is { } expires ? StaffText.Day(Home.StaffDay.Home.DateAt(expires).PlusDays(-1)) : "No end";

    public static IReadOnlyList<PastEntry> Past(IReadOnlyList<HistoryEntry<ApiKeyEvent>> history) =>
    [
        .. history.Reverse().SelectMany(entry => entry.Events.Select(happened => happened switch
        {
            ApiKeyEvent.KeyMade(var key, var why) => new PastEntry(entry.At, $"The key was made: {Names(key)}", StaffText.Name(entry.By), [$"Why: “{why}”"]),
            ApiKeyEvent.KeyRevoked(_, var why, _) => new PastEntry(entry.At, "The key was revoked", StaffText.Name(entry.By), [$"Why: “{why}”"]),
            _ => throw new UnreachableException(),
        })),
    ];
}

namespace Nep.Registration.App.Attendance.Importing;

/// <summary>
/// Which column of a report is which, by the headings that meeting platforms use: name, address, joined, left, duration. The heading may stand
/// below some lines about the meeting.
/// </summary>
internal sealed record ReportColumns(int Name, int LastName, int Email, int Joined, int Left, int Duration)
{
    private static readonly string[] Names = ["name", "participant", "participant name", "attendee", "attendee name", "full name", "display name", "user name", "first name"];
    private static readonly string[] LastNames = ["last name", "surname", "family name"];
    private static readonly string[] Emails = ["email", "e-mail", "user email", "email address", "e-mail address", "participant email", "attendee email"];
    private static readonly string[] Joins = ["join time", "joined", "joined at", "time joined", "first join", "first join time", "attendance started at"];
    private static readonly string[] Leaves = ["leave time", "left", "left at", "time exited", "last leave", "last leave time", "attendance stopped at"];
    private static readonly string[] Durations = ["duration", "in-meeting duration", "attendance duration", "total duration", "time in session"];

    /// <summary>The columns, or null when the line is no heading.</summary>
    public static ReportColumns? Of(IReadOnlyList<string> line)
    {
        var headings = line.Select(Plain).ToList();
        var columns = new ReportColumns(
            Find(headings, Names), Find(headings, LastNames), Find(headings, Emails), Find(headings, Joins), Find(headings, Leaves), Find(headings, Durations));
        return (columns.Name >= 0 || columns.Email >= 0) && columns.Joined >= 0 && (columns.Left >= 0 || columns.Duration >= 0) ? columns : null;
    }

    private static int Find(List<string> headings, string[] known) => headings.FindIndex(known.Contains);

    /// <summary>"Name (Original Name)" is the name, "Duration (Minutes)" the duration.</summary>
    private static string Plain(string heading)
    {
        var end = heading.IndexOf('(', StringComparison.Ordinal);
        return (end > 0 ? heading[..end] : heading).Trim().ToLowerInvariant();
    }
}

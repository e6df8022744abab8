using Nep.Registration.Domain.Tests.Cohorts;

namespace Nep.Registration.Domain.Tests.Rules;

public class AttendancePage
{
    private static readonly string[] Stays =
    [
        "08:40-12:05", "09:10-", "09:11-", "09:00-11:50", "09:00-11:49", "09:30-11:00", "09:00-10:00 10:10-12:00", "09:00-10:00 10:30-12:00", "07:30-08:50", "",
    ];

    [Fact]
    public void Attendance_is_as_written() => RulesPage.IsAsDrawn("attendance",
    [
        "# How attendance is counted", "",
        "Drawn by a test from the rules; do not edit by hand.", "",
        "- The contact time between arrival and departure counts, inside the session, in whole minutes.",
        $"- A grace of {CountedTime.Grace.TotalMinutes:0} minutes: whoever comes that much late, leaves that much early or is away that long in between loses nothing.",
        "  Beyond it, all of the time away is taken off.",
        "- A check-in before the session's end is an arrival. One made after the end says that the person was there all along, and so does every",
        "  record from before times were kept.",
        "- Staff may give times, or minutes that stand whatever the times say, with a reason. The last word on record holds.",
        $"- A scanned ticket keeps the time of its scan if that lies after the doors opened ({CheckIn.DoorsOpenBefore.TotalHours:0} hours before the session), at most {ScanTimes.Oldest.TotalHours:0} hours back, and not in the future.", "",
        "## A session from 9:00 to 12:00", "",
        .. RulesPage.Table(["there from and until", "minutes that count"], Stays.Select(Row)),
    ]);

    private static IReadOnlyList<string> Row(string stays) => [stays.Length == 0 ? "checked in after the end" : Said(stays), $"{CountedTimeTests.Count(CountedTimeTests.Mark(stays))}"];

    private static string Said(string stays) => string.Join(
        ", ", stays.Split(' ').Select(stay => stay.EndsWith('-') ? $"{stay[..^1]}, to the end" : stay.Replace("-", " to ", StringComparison.Ordinal)));
}

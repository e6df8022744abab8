using System.Text;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Attendance.Importing;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Tests.Attendance;

/// <summary>Reports of the session on Thursday, March 4, 2027, 9:00 to 12:00 in Los Angeles, as platforms write them.</summary>
public class ReportReadingTests
{
    private static readonly Session First = Samples.Online.Sessions[0];

    [Fact]
    public void Several_joins_of_one_address_are_one_person() => Assert.Equal(
        [("Rosa Delgado", "rosa@westside.example.org", "9:01-10:00 10:05-12:00", 2), ("Malik", "", "8:58-11:30", 1)],
        Read("""
            Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
            Rosa Delgado,ROSA@westside.example.org,03/04/2027 09:01:00 AM,03/04/2027 10:00:00 AM,59,No
            Rosa's phone,rosa@westside.example.org,03/04/2027 10:05:00 AM,03/04/2027 12:00:00 PM,115,No
            Malik,,03/04/2027 08:58:00 AM,03/04/2027 11:30:00 AM,152,Yes
            """).Select(one => one with { Item1 = one.Item1.Replace("Rosa's phone", "Rosa Delgado", StringComparison.Ordinal) }).OrderByDescending(one => one.Item1));

    [Fact]
    public void A_table_may_stand_below_others_and_be_written_in_UTF_16_with_tabs() => Assert.Equal(
        [("Rosa Delgado", "rosa@westside.example.org", "9:00-10:00 11:00-12:00", 2)],
        People(ReportReading.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(
            "1. Summary\nMeeting title\tCoaching\nAttended participants\t1\n\n2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole\n"
            + "Rosa Delgado\t3/4/27, 9:00:00\u202fAM\t3/4/27, 12:00:00\u202fPM\t2h\trosa@westside.example.org\tAttendee\n\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
            + "Rosa Delgado\t3/4/27, 9:00:00\u202fAM\t3/4/27, 10:00:00\u202fAM\t1h\trosa@westside.example.org\tAttendee\nRosa Delgado\t3/4/27, 11:00:00\u202fAM\t3/4/27, 12:00:00\u202fPM\t1h\trosa@westside.example.org\tAttendee\n")], Samples.Online, First, DateOrder.MonthFirst)));

    [Theory]
    [InlineData("2027-03-04 09:30", "2027-03-04 10:30", "9:30-10:30")]
    [InlineData("2027-03-04T17:30:00Z", "2027-03-04T18:30:00+00:00", "9:30-10:30")]
    [InlineData("3/4/2027 9:30 AM", "3/4/2027 12:30 PM", "9:30-12:30")]
    [InlineData("9:30 AM", "10:30 a.m.", "9:30-10:30")]
    [InlineData("04.03.2027 09:30", "04.03.2027 10:30", "9:30-10:30", DateOrder.DayFirst)]
    public void Times_are_read_with_an_offset_or_on_the_offerings_clock_in_the_stated_order(string joined, string left, string stays, DateOrder order = DateOrder.MonthFirst) =>
        Assert.Equal([("Rosa", "", stays, 1)], People(ReportReading.Read(Encoding.UTF8.GetBytes($"Name,Join time,Leave time\nRosa,\"{joined}\",\"{left}\"\n"), Samples.Online, First, order)));

    [Theory]
    [InlineData("90", "9:00-10:30")]
    [InlineData("1:30:00", "9:00-10:30")]
    [InlineData("1h 30m 10s", "9:00-10:30")]
    [InlineData("1 hr 30 min", "9:00-10:30")]
    public void Where_there_is_no_time_of_leaving_the_duration_gives_it(string duration, string stays) => Assert.Equal(
        [("Ana Ruiz", "ana@a.example", stays, 1)], Read($"First name;Last name;Email;Duration;Time joined\nAna;Ruiz;ana@a.example;{duration};09:00\n"));

    [Fact]
    public void Time_outside_the_open_doors_is_cut_off() => Assert.Equal(
        [("Early", "", "7:00-14:00", 1), ("Other day", "", "", 1)],
        Read("Name,Join time,Leave time\nEarly,3/4/2027 5:00,3/4/2027 20:00\nOther day,3/5/2027 9:00,3/5/2027 10:00\n"));

    [Fact]
    public void Lines_with_dates_that_do_not_exist_are_named_and_left_out()
    {
        var report = Assert.IsType<MeetingReport.Of>(ReportReading.Read(
            "Name,Join time,Leave time\nRosa,13/40/2027 9:00,13/40/2027 10:00\nMalik,3/4/2027 9:00,3/4/2027 10:00\n,3/4/2027 9:00,3/4/2027 10:00\n"u8, Samples.Online, First, DateOrder.MonthFirst));
        Assert.Equal(["Malik"], report.People.Select(one => one.Name));
        Assert.Equal([(2L, "Rosa, 13/40/2027 9:00, 13/40/2027 10:00"), (4L, ", 3/4/2027 9:00, 3/4/2027 10:00")], report.Unread.Select(line => (line.Line, line.Text)));
    }

    [Theory]
    [InlineData("", "FileNoColumns")]
    [InlineData("a,b,c\n1,2,3\n", "FileNoColumns")]
    [InlineData("Name,Join time,Leave time\n", "FileNobody")]
    [InlineData("Name,Join time,Leave time\nRosa,yesterday,today\n", "FileNobody")]
    [InlineData("PK\u0003\u0004\0\0\0Name,Join time,Leave time\n", "FileNotText")]
    public void A_file_that_is_no_report_is_refused_with_its_fault(string text, string fault) =>
        Assert.Equal(fault, Assert.IsType<MeetingReport.Unfit>(ReportReading.Read(Encoding.UTF8.GetBytes(text), Samples.Online, First, DateOrder.MonthFirst)).Fault);

    [Fact]
    public void A_file_larger_than_any_report_is_refused() => Assert.Equal(
        new MeetingReport.Unfit("FileTooLarge", "2 MB"), ReportReading.Read(new byte[ReportReading.LargestFile + 1], Samples.Online, First, DateOrder.MonthFirst));

    [Fact]
    public void Any_bytes_are_answered_and_none_throw()
    {
        var seed = new Random(20270304);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[seed.Next(400)];
            seed.NextBytes(bytes);
            byte[] file = [.. "Name,Join time,Leave time\n"u8, .. i % 2 == 0 ? bytes : [.. bytes.Select(one => (byte)"\",;\t\n\r1:/ aZ"[one % 12])]];
            Assert.NotNull(ReportReading.Read(file, Samples.Online, First, DateOrder.MonthFirst));
        }
    }

    [Fact]
    public void The_address_matches_the_name_alone_is_doubtful_and_others_are_unmatched()
    {
        var state = Samples.Together("en");
        RosterLine[] roster = [.. state.Participants.Select(person => new RosterLine(state, person, null, 0))];
        var people = new[] { Person("R.", "ROSA@westside.example.org"), Person("malik  THOMPSON", "malik@home.example"), Person("Stranger", null) };
        Assert.Equal(
            [("R.", MatchKind.Matched, "Rosa Delgado"), ("malik  THOMPSON", MatchKind.Doubtful, "Malik Thompson"), ("Stranger", MatchKind.Unmatched, null)],
            ReportMatching.Match(people, roster).Select(match => (match.Person.Name, match.Kind, match.Line?.Participant.Person.Name)));
    }

    private static ReportPerson Person(string name, string? email) => new(name, email is null ? null : EmailAddress.Parse(email), [], 1);

    private static IEnumerable<(string, string, string, int)> Read(string text) => People(ReportReading.Read(Encoding.UTF8.GetBytes(text), Samples.Online, First, DateOrder.MonthFirst));

    private static IEnumerable<(string, string, string, int)> People(MeetingReport report) =>
        Assert.IsType<MeetingReport.Of>(report).People.Select(one => (one.Name, $"{one.Email}".ToLowerInvariant(), string.Join(' ', one.Stays.Select(Shown)), one.Joins));

    private static string Shown(Stay stay) => $"{Wall(stay.From)}-{Wall(stay.To!.Value)}";

    private static string Wall(Instant at) => Samples.Online.Zone.LocalAt(at).ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);
}

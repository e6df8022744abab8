namespace Nep.Registration.Domain.Tests.Cohorts;

public class AttendanceTests
{
    [Fact]
    public void Time_counts_as_it_passes_also_through_the_change_of_the_clock()
    {
        var night = new Session(
            new SessionNumber(1), "Night", Clocks.Wall("2027-11-06T22:00"), Clocks.Wall("2027-11-07T04:00"), new Place.Online("https://meet.example/"));
        Assert.Equal(7 * 60, night.Minutes(Clocks.Pacific));
    }

    [Fact]
    public void Only_sessions_attended_count_and_removed_ones_do_not()
    {
        var institute = Institutes.OpenVirtual();
        Assert.Equal(2 * 180, Attendance.Minutes(institute, [Present(1), Present(2), Absent(3), Present(9)]));
        Assert.Equal(4 * 180, Attendance.AllMinutes(institute));
    }

    [Theory]
    [InlineData(575, 80, false)]
    [InlineData(576, 80, true)]
    [InlineData(719, 100, false)]
    [InlineData(720, 100, true)]
    [InlineData(0, 1, false)]
    public void A_certificate_takes_its_share_of_the_time(int minutes, int percent, bool reaches)
    {
        var institute = Institutes.Open(Institutes.Virtual() with { Certificate = new CertificateRule(percent) });
        Assert.Equal(reaches, Attendance.Reaches(institute, minutes));
    }

    [Fact]
    public void A_session_that_is_taken_out_lowers_the_threshold_for_everyone()
    {
        var three = Institutes.Open(Institutes.Virtual() with { Sessions = [.. Institutes.Virtual().Sessions.Take(3)] });
        Assert.False(Attendance.Reaches(Institutes.OpenVirtual(), 3 * 180));
        Assert.True(Attendance.Reaches(three, 3 * 180));
    }

    private static Presence Present(int session) => Marked(session, true);

    private static Presence Absent(int session) => Marked(session, false);

    private static Presence Marked(int session, bool present) => new(
        new SessionNumber(session), Story.Id, Story.One, [new PresenceMark(present, CheckInMethod.Roster, Story.Fay, Clocks.Placed)]);
}

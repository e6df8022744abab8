namespace Nep.Registration.Domain.Tests.Cohorts;

/// <summary>A session from 9:00 to 12:00; times before and after a dash are one stay, "-" at the end means still there.</summary>
public class CountedTimeTests
{
    [Theory]
    [InlineData("08:00-12:30", 180)]
    [InlineData("09:10-", 180)]
    [InlineData("09:11-", 169)]
    [InlineData("09:00-11:50", 180)]
    [InlineData("09:00-11:49", 169)]
    [InlineData("10:00-11:00", 60)]
    [InlineData("09:00-10:00 10:10-12:00", 180)]
    [InlineData("09:00-10:00 10:11-12:00", 169)]
    [InlineData("09:00-11:00 10:00-12:00", 180)]
    [InlineData("10:00-12:00 09:30-09:45", 135)]
    [InlineData("07:30-08:59", 0)]
    [InlineData("12:00-13:00", 0)]
    [InlineData("07:30-08:00 09:05-", 180)]
    public void Late_arrival_and_early_leave_count_hours_by_rule(string stays, int minutes) => Assert.Equal(minutes, Count(Mark(stays)));

    [Fact]
    public void A_mark_from_before_times_were_kept_counts_the_whole_session() => Assert.Equal(180, Count(Mark("")));

    [Fact]
    public void Minutes_that_staff_decided_on_stand_whatever_the_times_say() => Assert.Equal(90, Count(Mark("09:00-12:00") with { Minutes = 90 }));

    [Fact]
    public void Minutes_decided_before_a_session_was_made_shorter_are_no_more_than_it_has() => Assert.Equal(180, Count(Mark("") with { Minutes = 240 }));

    [Fact]
    public void Whoever_was_not_there_has_no_minutes()
    {
        Assert.Equal(0, Count(null));
        Assert.Equal(0, Count(Mark("09:00-12:00") with { Present = false }));
    }

    internal static PresenceMark Mark(string stays) => new(true, CheckInMethod.Roster, Story.Fay, At("12:00"))
    {
        Stays = stays.Length == 0 ? null : stays.Split(' ').Select(stay => stay.Split('-')).Select(ends => new Stay(At(ends[0]), ends[1].Length == 0 ? null : At(ends[1]))).ToValueList(),
    };

    internal static int Count(PresenceMark? mark) => CountedTime.Of(Institutes.OpenVirtual().Sessions[0], Clocks.Pacific, mark);

    private static Instant At(string time) => Clocks.Local($"2027-03-10T{time}");
}

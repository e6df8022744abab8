namespace Nep.Registration.Domain.Tests.Cohorts;

/// <summary>What anyone is told of their place is worked out from the record alone.</summary>
public class LineRecordTests
{
    private static readonly RegistrationId Ada = RegistrationId.Parse($"{1:D16}");
    private static readonly RegistrationId Ben = RegistrationId.Parse($"{2:D16}");
    private static readonly RegistrationId Cy = RegistrationId.Parse($"{3:D16}");
    private static readonly RegistrationId Dee = RegistrationId.Parse($"{4:D16}");

    [Fact]
    public void Everyone_stands_in_the_order_of_joining()
    {
        var line = LineRecord.Replay([Joined(Ada, 1), Joined(Cy, 3), Joined(Ben, 2, people: 2)]);
        Assert.Equal([Ada, Ben, Cy], line.Waiters.Select(waiter => waiter.Registration));
        Assert.Equal((3, 3), (line.Standing(Cy)!.Position, line.Standing(Cy)!.Waiting));
    }

    [Fact]
    public void Who_is_third_learns_that_the_two_seats_freed_went_to_a_group_of_two_ahead()
    {
        var line = LineRecord.Replay([Joined(Ada, 1, people: 2), Joined(Ben, 2), Joined(Cy, 3), Joined(Dee, 4), new LineEntry.SeatsFreed(2, At(5)), Offered(Ada, 2, 6)]);
        var standing = line.Standing(Dee)!;
        Assert.Equal(3, standing.Position);
        Assert.Equal(new GivenSeats(Ada, 2, At(6), At(5), At(1), [], null), Assert.Single(standing.Given));
    }

    [Fact]
    public void Who_was_passed_over_learns_why()
    {
        ValueList<PassedOver> passed = [new(Ada, PassReason.TooFewSeats)];
        var line = LineRecord.Replay([Joined(Ada, 1, people: 3), Joined(Ben, 2), new LineEntry.SeatsFreed(1, At(3)), Offered(Ben, 1, 4) with { Passed = passed }]);
        Assert.Equal(PassReason.TooFewSeats, Assert.Single(line.Standing(Ada)!.Given).PassedOver(Ada));
        Assert.Null(line.Standing(Ben));
    }

    [Fact]
    public void An_offer_that_ran_out_is_told_of_and_its_seats_come_free_again()
    {
        var line = LineRecord.Replay(
        [
            Joined(Ada, 1), Joined(Ben, 2), Joined(Cy, 3), new LineEntry.SeatsFreed(1, At(4)), Offered(Ada, 1, 5),
            new LineEntry.Ended(Ada, LineEnd.RanOut, At(6)), new LineEntry.SeatsFreed(1, At(6)), Offered(Ben, 1, 7),
        ]);
        Assert.Equal([(Ada, LineEnd.RanOut, At(4)), (Ben, null, At(6))], line.Standing(Cy)!.Given.Select(given => (given.Registration, given.Answer, given.Freed!.Value)));
    }

    [Fact]
    public void Seats_given_before_someone_joined_are_nothing_to_them()
    {
        var line = LineRecord.Replay([Joined(Ada, 1), new LineEntry.SeatsFreed(1, At(2)), Offered(Ada, 1, 3), Joined(Ben, 4)]);
        Assert.Empty(line.Standing(Ben)!.Given);
    }

    [Fact]
    public void The_list_can_be_told_as_it_stood_at_any_instant()
    {
        LineEntry[] entries = [Joined(Ada, 1), Joined(Ben, 2), new LineEntry.SetAside(Ada, "asked to wait", At(3)), new LineEntry.Ended(Ada, LineEnd.Left, At(4))];
        Assert.Equal(2, LineRecord.Replay(entries, At(2)).Standing(Ben)!.Position);
        Assert.Equal("asked to wait", LineRecord.Replay(entries, At(3)).Standing(Ada)!.Own.SetAside);
        Assert.Equal(1, LineRecord.Replay(entries).Standing(Ben)!.Position);
    }

    private static Instant At(int minute) => Clocks.Placed + Duration.FromMinutes(minute);

    private static LineEntry.Joined Joined(RegistrationId id, int minute, int people = 1) => new(id, people, At(minute));

    private static LineEntry.Offered Offered(RegistrationId id, int people, int minute) => new(id, people, At(minute) + Duration.FromDays(2), [], null, At(minute));
}

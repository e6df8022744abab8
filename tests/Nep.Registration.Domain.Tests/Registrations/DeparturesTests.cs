namespace Nep.Registration.Domain.Tests.Registrations;

/// <summary>Whoever leaves a program under way keeps the hours that were earned, with a letter that says them.</summary>
public class DeparturesTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly Instant Leaving = Institute.Starts + Duration.FromDays(8);
    private static readonly Instant Soon = Leaving + Duration.FromMinutes(1);
    private static readonly RegistrationCancelled Cancelled = new(EndKind.ByStaff, "She moves away", Leaving);
    private static readonly CountAttendance Hours = new([new AttendanceCount(Story.One, 180, 720, false, "C0DE000000000001")]);
    private static readonly AttendanceCounted Counted = new(Story.One, new Attended(180, 720, false, "C0DE000000000001", 1, Soon));

    [Fact]
    public void Whoever_leaves_a_program_under_way_is_counted_once() =>
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Cancelled]).At(Soon).When(Hours).Then(Counted);

    [Fact]
    public void Of_whoever_leaves_and_never_came_it_is_noted_so_that_the_plan_is_done() =>
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), Cancelled]).At(Soon).When(new CountAttendance([Hours.Counts[0] with { Minutes = 0 }]))
            .Then(Counted with { Attended = Counted.Attended with { Minutes = 0 } });

    [Fact]
    public void Counting_is_planned_when_they_leave_and_a_letter_of_attendance_when_they_are_counted()
    {
        Assert.Equal([new Step($"count-leavers:{Leaving.ToUnixTimeSeconds()}", Leaving, null, new Act.CountLeavers())], Plan(Cancelled).Where(step => step.Act is Act.CountLeavers));
        Assert.Empty(Letters(Plan(Cancelled)));
        Assert.DoesNotContain(Plan(Cancelled, Counted), step => step.Act is Act.CountLeavers);
        Assert.Equal([(Story.One, Soon)], Letters(Plan(Cancelled, Counted)));
    }

    [Fact]
    public void Whoever_never_came_gets_no_letter() => Assert.Empty(Letters(Plan(Cancelled, Counted with { Attended = Counted.Attended with { Minutes = 0 } })));

    [Theory]
    [InlineData(EndKind.WithOffering, 8)]
    [InlineData(EndKind.ByStaff, -3)]
    public void Nobody_is_counted_whose_program_is_cancelled_or_has_not_begun(EndKind kind, int days) =>
        Assert.DoesNotContain(Plan(new RegistrationCancelled(kind, "Why", Institute.Starts + Duration.FromDays(days))), step => step.Act is Act.CountLeavers);

    private static ValueList<Step> Plan(params RegistrationEvent[] events) => RegistrationPlan.Steps(Institute, Story.State([.. Story.Confirmed(Institute), .. events]), []);

    private static IEnumerable<(ParticipantNumber? To, Instant Due)> Letters(ValueList<Step> plan) =>
        from step in plan where step.Act is Act.SendLetter { Letter.Kind: LetterKind.AttendanceLetter } let letter = ((Act.SendLetter)step.Act).Letter select (letter.To, step.Due);
}

using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Reviewing;

public class VisitTests
{
    private static readonly LocalDateTime Nine = Clocks.Wall("2027-03-03T09:00");
    private static readonly LocalDateTime Ten = Clocks.Wall("2027-03-03T10:00");
    private static readonly Zone Central = Zone.Parse("America/Chicago");
    private static readonly Place Online = new Place.Online("https://meet.example/1");
    private static readonly ValueList<Interviewer> Both = [new("Lin", EmailAddress.Parse("lin@nep.example")), new("Kofi", EmailAddress.Parse("kofi@nep.example"))];
    private static readonly ScheduleVisit Set = new(1, VisitKind.Interview, Nine, Ten, Central, Online, Both);
    private static readonly VisitScheduled Happened = new(new Visit(1, VisitKind.Interview, Nine, Ten, Central, Online, Both, 0, Clocks.Placed));

    private static Scenario<ApplicationEvent, ApplicationCommand> Sent => Scenario.OfApplication(Fellowships.Offering).Given(Fellowships.Sent);

    [Fact]
    public void An_interview_is_set_once_on_its_own_clock() => Sent.When(Set).Then(Happened);

    [Fact]
    public void An_interview_in_the_past_or_without_anyone_is_refused_and_both_are_said() =>
        Sent.When(Set with { Starts = Clocks.Wall("2027-01-01T09:00"), Ends = Clocks.Wall("2027-01-01T10:00"), Interviewers = [] })
            .Refused(new FormFaulty([new Fault("starts", "InThePast"), new Fault("interviewers", "Missing")]));

    [Fact]
    public void A_moved_interview_counts_its_changes_and_a_stale_form_moves_nothing()
    {
        var move = new MoveVisit(1, 0, Nine.PlusDays(1), Ten.PlusDays(1), Central, Online, "Snow");
        var moved = new VisitMoved(1, Nine.PlusDays(1), Ten.PlusDays(1), Central, Online, "Snow", Clocks.Placed);
        Sent.Given(Happened).When(move).Then(moved);
        Sent.Given(Happened, moved).When(move with { Starts = Nine.PlusDays(2), Ends = Ten.PlusDays(2) }).Refused(new VisitChangedMeanwhile());
        Assert.Equal(1, Fellowships.State([.. Fellowships.Sent, Happened, moved]).Visits!.Value[0].Sequence);
    }

    [Fact]
    public void The_applicant_and_everyone_who_comes_are_written_to_once_for_each_change() => Assert.Equal(
        ["VisitSet registrar 1-0", "InterviewerNotice 101 1-0", "InterviewerNotice 102 1-0"], Letters(Happened));

    [Fact]
    public void One_that_is_called_off_goes_off_every_calendar() => Assert.Equal(
        ["VisitOff registrar 1-1", "InterviewerNotice 101 1-1", "InterviewerNotice 102 1-1"], Letters(Happened, new VisitCalledOff(1, "Ill", Clocks.Placed)));

    [Fact]
    public void Who_withdraws_meets_nobody() => Assert.Equal(
        ["VisitOff registrar 1-1", "InterviewerNotice 101 1-1", "InterviewerNotice 102 1-1"], Letters(Happened, new ApplicationWithdrawn("Moved", Clocks.Placed)));

    internal static IEnumerable<Refusal?> Reached() =>
    [
        Sent.When(new CallOffVisit(1, "Why")).Why(),
        Sent.Given(Happened).When(new MoveVisit(1, 4, Nine.PlusDays(1), Ten.PlusDays(1), Central, Online, "Why")).Why(),
    ];

    private static IEnumerable<string> Letters(params ApplicationEvent[] events) =>
        ApplicationPlan.Steps(Fellowships.Offering, Fellowships.State([.. Fellowships.Sent, .. events]), [])
            .Select(step => (step.Act as Act.SendLetter)?.Letter).OfType<Letter>().Where(letter => letter.Kind.IsAboutVisit())
            .OrderBy(letter => letter.To is null ? 0 : letter.To.Value.Value).Select(letter => $"{letter.Kind} {letter.To?.ToString() ?? "registrar"} {letter.Anchor}");
}

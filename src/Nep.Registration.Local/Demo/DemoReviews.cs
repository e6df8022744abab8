using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Time;

namespace Nep.Registration.Local.Demo;

/// <summary>
/// Invented reviews: the fellowship's are all in; of the state boards' cohort someone is to be interviewed,
/// decisions are held, and a release waits for its second person.
/// </summary>
internal sealed class DemoReviews(
    PanelDesk panels, ReviewDesk reviews, ReviewList list, CandidateList candidates, DecisionDesk decisions, ApplicationDesk applications, TimeMachine machine, Clock clock)
{
    private static readonly Actor Demo = new Actor.Demo();

    private static readonly ValueList<string> Anchors = ["Not shown", "A little", "Clearly", "Strongly", "Others could learn from it"];

    private static readonly ValueList<Criterion> Fellowship =
        [new("practice", "Practice", 40, Anchors), new("equity", "Commitment to equity", 40, Anchors), new("learning", "Readiness to learn", 20, Anchors)];

    /// <summary>Sample program 8: experience 40, commitment 30, interest 30.</summary>
    private static readonly ValueList<Criterion> Boards =
        [new("experience", "Leadership experience", 40, Anchors), new("commitment", "Commitment to equity", 30, Anchors), new("interest", "Interest in the cohort", 30, Anchors)];

    /// <summary>All reviews of the fellowship, each reviewer with a severity of their own.</summary>
    public Task ReviewFellowship(Offering offering, CancellationToken cancel) => Review(offering, Fellowship, "Lottery numbers of the day after the deadline: 7 12 33 40 61 9", cancel);

    /// <summary>The boards' applications so far: reviewed, decided, and a release proposed for the announced day.</summary>
    public async Task HoldBoards(Offering offering, CancellationToken cancel)
    {
        await Review(offering, Boards, "Lottery numbers of the first Monday: 3 18 22 47 58 11", cancel);
        var open = (await candidates.Of(offering.Id, cancel)).UnderReview;
        var by = new Actor.Staff(DemoPeople.Staff[0].Address);
        var drafts = open.Select((one, at) => new DraftedDecision(one.Id, at % 3 == 2 ? Decision.Decline : Decision.Accept, null, "", "As the board stands", default, default)).ToList();
        await Must(decisions.Draft(offering.Id, drafts, by, cancel));
        var due = offering.Details.Entry.Admission!.DecisionsOn!.Value + new LocalTime(9, 0);
        await Must(decisions.Propose(offering, (await decisions.DryRun(offering, cancel)).Digest, due, by, cancel));
    }

    /// <summary>An interview with one who applied to the boards’ cohort.</summary>
    public async Task Interview(Offering offering, CancellationToken cancel)
    {
        if ((await candidates.Of(offering.Id, cancel)).UnderReview is not [var first, ..]) return;
        var day = offering.Zone.DateAt(clock.Now).PlusDays(12);
        var interviewers = DemoPeople.Staff.Where(member => member.Roles.Contains(StaffRole.Reviewer)).Select(member => new Interviewer(member.Name, member.Address)).ToValueList();
        var visit = new ApplicationCommand.ScheduleVisit(
            1, VisitKind.Interview, day + new LocalTime(9, 0), day + new LocalTime(9, 45), offering.Zone, new Place.Online("https://meet.example.org/interview"), interviewers);
        if (await applications.Handle(offering, first.Id, visit, Demo, cancel) is ApplicationFiled.Refused(var why)) throw new InvalidOperationException($"The demo's interview is refused: {why}");
    }

    private async Task Review(Offering offering, ValueList<Criterion> criteria, string seed, CancellationToken cancel)
    {
        await Must(panels.Handle(offering.Id, new PanelCommand.SetRubric(criteria, 0, ""), Demo, cancel));
        foreach (var member in DemoPeople.Staff) await Must(panels.Seat(offering.Id, new Reviewer(member.Address, member.Name, [], []), "", Demo, cancel));
        await Must(panels.Handle(offering.Id, new PanelCommand.OpenRound("Reading", 2, false, ""), Demo, cancel));
        await Must(panels.Draw(offering.Id, 1, seed, Demo, cancel));
        await machine.TravelTo(clock.Now + Duration.FromMinutes(1), cancel);
        var (rubric, at) = (new Rubric(1, criteria), 0);
        foreach (var review in (await list.Of(offering.Id, cancel)).InRound(1).OrderBy(one => $"{one.Application} {one.Reviewer}", StringComparer.Ordinal).ToList())
        {
            var strict = DemoPeople.Staff.ToList().FindIndex(member => member.Address == review.Reviewer) % 2;
            ValueList<Score> scores = [.. criteria.Select((one, place) => new Score(one.Key, Math.Clamp(2 + ((review.Application.ToString()[place] + at) % 4) - strict, 1, one.Highest)))];
            var save = new ReviewCommand.Save(review.Version, rubric, scores, at % 3 == 0 ? "Speaks of what was done, and of what it cost." : "", Submit: true);
            await Must(reviews.Handle(offering.Id, 1, review.Application, review.Reviewer, save, Demo, cancel));
            at++;
        }
    }

    private static async Task Must(Task<Refusal?> doing)
    {
        if (await doing is { } refusal) throw new InvalidOperationException($"The demo's reviews are refused: {refusal}");
    }
}

using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Bench.Serving;

/// <summary>A program that so many applied for, each reviewed by five of eighty reviewers.</summary>
internal static class ManyApplications
{
    public const int Reviewers = 80;
    public const int Each = 5;

    public static readonly ValueList<Criterion> Criteria =
    [
        new("experience", "Experience", 40, ["1", "2", "3", "4", "5"]), new("commitment", "Commitment", 30, ["1", "2", "3", "4", "5"]), new("interest", "Interest", 30, ["1", "2", "3", "4", "5"]),
    ];

    private static readonly Actor By = new Actor.Demo();
    private static readonly ParallelOptions Many = new() { MaxDegreeOfParallelism = 64 };

    public static ApplicationId Id(int number) => ApplicationId.Parse($"A{number:000000000000000}");

    public static EmailAddress Reviewer(int number) => EmailAddress.Parse($"reviewer{number}@nep-center.example");

    public static async Task<Offering> Apply(IServiceProvider services, OfferingId id, int applications)
    {
        var first = LocalDate.FromDateTime(DateTime.UtcNow).PlusDays(120);
        var details = new OfferingDetails
        {
            Program = "Bench",
            Title = "Bench fellowship",
            Zone = Zone.Parse("America/Los_Angeles"),
            Sessions = [new Session(new SessionNumber(1), "Day 1", first + new LocalTime(9, 0), first + new LocalTime(12, 0), new Place.Online("https://meet.example/bench"))],
            Capacity = applications,
            Prices = new PriceList(Money.Zero),
            Policy = new CancellationPolicy("Policy", [], 0),
            Closes = first + new LocalTime(8, 0),
            Contact = EmailAddress.Parse("bench@nep-center.example"),
            Entry = new Entry.ByApplication(new AdmissionRule
            {
                Deadline = first.PlusDays(-60) + new LocalTime(17, 0),
                Stages = [new FormStage("about", "About you", [new FormQuestion("why", "Why now?", FormQuestionKind.LongText, true)])],
                Tuition = new Tuition.Free(),
            }),
        };
        var offerings = services.GetRequiredService<OfferingDesk>();
        await offerings.Handle(id, new OfferingCommand.CreateOffering(id, details), By);
        await offerings.Handle(id, new OfferingCommand.PublishOffering(), By);
        var offering = (await services.GetRequiredService<OfferingShelf>().Find(id))!;
        await Parallel.ForEachAsync(Enumerable.Range(1, applications), Many, async (number, _) => await Apply(services.GetRequiredService<ApplicationDesk>(), offering, number));
        return offering;
    }

    /// <summary>A panel, a draw, and every review of it submitted.</summary>
    public static async Task Review(IServiceProvider services, Offering offering)
    {
        var (panels, desk) = (services.GetRequiredService<PanelDesk>(), services.GetRequiredService<ReviewDesk>());
        await panels.Handle(offering.Id, new PanelCommand.SetRubric(Criteria, 0, ""), By);
        for (var number = 0; number < Reviewers; number++)
            await panels.Handle(offering.Id, new PanelCommand.SeatReviewer(new Reviewer(Reviewer(number), $"Reviewer {number}", [], []), ""), By);
        await panels.Handle(offering.Id, new PanelCommand.OpenRound("Reading", Each, false, ""), By);
        if (await panels.Draw(offering.Id, 1, "bench", By) is { } refused) throw new InvalidOperationException($"The draw is refused: {refused}");
        await services.GetRequiredService<Follower>().Advance(new PlanId.OfCohort(offering.Id), default);
        var rubric = new Rubric(1, Criteria);
        await Parallel.ForEachAsync((await services.GetRequiredService<ReviewList>().Of(offering.Id)).InRound(1), Many, async (review, _) => await Score(desk, offering, review, rubric, 0));
    }

    /// <summary>Submits a review; another turn gives it other scores.</summary>
    public static async Task Score(ReviewDesk desk, Offering offering, Review review, Rubric rubric, int turn)
    {
        var known = (await desk.Find(offering.Id, 1, review.Application, review.Reviewer))!;
        var seed = Math.Abs(HashCode.Combine($"{review.Application}", $"{review.Reviewer}", turn));
        var save = new ReviewCommand.Save(known.Version, rubric, [.. Criteria.Select((one, at) => new Score(one.Key, 1 + (seed / (at + 1) % 5)))], $"Turn {turn}", true);
        if (await desk.Handle(offering.Id, 1, review.Application, review.Reviewer, save, By) is { } refused) throw new InvalidOperationException($"Not scored: {refused}");
    }

    private static async Task Apply(ApplicationDesk desk, Offering offering, int number)
    {
        var applicant = new Applicant($"Person {number}", EmailAddress.Parse($"person{number}@school{number}.example"), "", $"District {number}", "en");
        var by = new Actor.Applicant();
        ApplicationCommand[] commands =
        [
            new ApplicationCommand.StartApplication(Id(number), applicant, []), new ApplicationCommand.SaveAnswers([new Answer("why", new string('x', 2_000))], 0), new ApplicationCommand.SubmitApplication(by),
        ];
        foreach (var command in commands)
            if (await desk.Handle(offering, Id(number), command, by) is ApplicationFiled.Refused(var why)) throw new InvalidOperationException($"Not taken: {why}");
    }
}

using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Tests.Reviewing;

/// <summary>What people do at a house whose offering is applied for: apply, review, decide and release.</summary>
internal static class Panelists
{
    public static readonly Actor.Staff Ines = new(EmailAddress.Parse("ines@nep.example"));
    public static readonly Actor.Staff Kofi = new(EmailAddress.Parse("kofi@nep.example"));

    public static readonly ValueList<Criterion> Criteria = [new("experience", "Experience", 1, ["None", "Some", "Much"])];

    public static OfferingDetails Details(int capacity) => Desk.Details with
    {
        Capacity = capacity,
        Questions = [],
        Prices = new PriceList(Money.Zero),
        Entry = new Entry.ByApplication(new AdmissionRule
        {
            Deadline = new LocalDateTime(2027, 1, 20, 17, 0),
            Stages = [new FormStage("about", "About you", [new FormQuestion("why", "Why now?", FormQuestionKind.LongText, true)])],
            Tuition = new Tuition.Free(),
        }),
    };

    public static ApplicationId Number(int number) => ApplicationId.Parse($"A{number:000000000000000}");

    /// <summary>An offering with applications that were sent, and a panel of reviewers with a round of so many each.</summary>
    public static async Task Apply(this House house, int applications, int capacity = 10)
    {
        await house.Publish(Details(capacity));
        var (desk, offering, by) = (house.Get<ApplicationDesk>(), await house.Offering(Desk.Id), new Actor.Applicant());
        for (var number = 1; number <= applications; number++)
        {
            var applicant = new Applicant($"Person {number}", EmailAddress.Parse($"person{number}@west{number}.example"), "", $"District {number}", "en");
            foreach (var command in new ApplicationCommand[] { new ApplicationCommand.StartApplication(Number(number), applicant, []), new ApplicationCommand.SaveAnswers([new Answer("why", "Now")], 0), new ApplicationCommand.SubmitApplication(by) })
                Assert.IsType<ApplicationFiled.Done>(await desk.Handle(offering, Number(number), command, by));
        }

        await house.Follow();
    }

    public static async Task Seat(this House house, int each, params string[] reviewers)
    {
        var desk = house.Get<PanelDesk>();
        Assert.Null(await desk.Handle(Desk.Id, new PanelCommand.SetRubric(Criteria, 0, ""), Ines));
        foreach (var name in reviewers) Assert.Null(await desk.Seat(Desk.Id, new Reviewer(EmailAddress.Parse(name), name, [], []), "", Ines));
        Assert.Null(await desk.Handle(Desk.Id, new PanelCommand.OpenRound("Reading", each, false, ""), Ines));
    }

    public static DraftedDecision Draft(int number, Decision decision, int? rank = null) => new(Number(number), decision, rank, "", "The board agreed", default, default);

    /// <summary>Proposed by one and confirmed by another; asked again after a crash, as people would.</summary>
    public static async Task Agree(this House house, LocalDateTime? due = null)
    {
        var (desk, offering) = (house.Get<DecisionDesk>(), await house.Offering(Desk.Id));
        var digest = (await desk.DryRun(offering)).Digest;
        if ((await desk.BookOf(Desk.Id)).Releases.Count > 0) return;
        Assert.Null(await desk.Propose(offering, digest, due, Ines));
        Assert.Null(await desk.Confirm(offering, digest, Kofi));
    }

    public static async Task<ApplicationState> Application(this House house, int number) => (await house.Get<ApplicationDesk>().Find(Desk.Id, Number(number)))!.Value.State;
}

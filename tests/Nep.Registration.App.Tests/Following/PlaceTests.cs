using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.App.Tests.Following;

/// <summary>Places of a program that is applied for, as they are passed on, counted and lost.</summary>
public class PlaceTests
{
    private static readonly ApplicationId Ana = ApplicationId.Parse("3K2M49QX0ABCDEFG");
    private static readonly ApplicationId Ben = ApplicationId.Parse("4K2M49QX0ABCDEFG");
    private static readonly ApplicationId Cy = ApplicationId.Parse("5K2M49QX0ABCDEFG");
    private static readonly ApplicationId Di = ApplicationId.Parse("6K2M49QX0ABCDEFG");
    private static readonly OfferingId There = OfferingId.Parse("coaching-for-equity-2027-06");

    private static readonly AdmissionRule Rule = new()
    {
        Deadline = new LocalDateTime(2027, 1, 29, 17, 0),
        Stages = [new FormStage("about", "About", [new FormQuestion("why", "Why?", FormQuestionKind.ShortText)])],
        Tuition = new Tuition.Free(),
    };

    private static readonly OfferingDetails Details = Desk.Details with { Capacity = 2, Entry = new Entry.ByApplication(Rule) };

    [Fact]
    public async Task After_the_capacity_was_cut_a_place_that_comes_free_is_offered_to_nobody_and_the_record_says_why()
    {
        using var house = await Offered();
        await Resize(house, 1);
        await Do(house, Ana, new DeclinePlace(""));
        await house.Follow();
        Assert.Equal([new PassedAlternate(Cy, nameof(NoPlaceLeft)), new PassedAlternate(Di, nameof(NoPlaceLeft))], (await State(house, Ana)).Freed!.Passed);
        Assert.Equal(ApplicationStatus.Alternate, (await State(house, Cy)).Status);
    }

    [Fact]
    public async Task Places_that_come_free_together_are_passed_on_no_further_than_the_capacity()
    {
        using var house = await Offered();
        await Resize(house, 1);
        await Do(house, Ana, new DeclinePlace(""));
        await Do(house, Ben, new DeclinePlace(""));
        await house.Follow();
        Assert.Equal((ApplicationStatus.Offered, ApplicationStatus.Alternate), ((await State(house, Cy)).Status, (await State(house, Di)).Status));
    }

    [Fact]
    public async Task Whoever_is_enrolled_and_moved_to_another_program_leaves_the_place_to_the_next_alternate()
    {
        using var house = await Offered();
        await Do(house, Ana, new AcceptPlace());
        await house.Follow();
        Assert.Null(await house.Get<OfferingDesk>().Handle(There, new OfferingCommand.CreateOffering(There, Desk.Details), Desk.Staff));
        Assert.Null(await house.Get<OfferingDesk>().Handle(There, new OfferingCommand.PublishOffering(), Desk.Staff));
        var there = (await house.Get<OfferingShelf>().Find(There))!;
        await house.Registrations.Transfer(await house.Offering(Desk.Id), Ana.Registration, there, TransferKind.ByStaff, Money.Zero, "Asked for it", Desk.Staff);
        await house.Follow();
        Assert.Equal((ApplicationStatus.Withdrawn, ApplicationStatus.Offered), ((await State(house, Ana)).Status, (await State(house, Cy)).Status));
    }

    [Fact]
    public async Task A_place_on_its_way_to_an_alternate_is_not_there_for_a_later_release()
    {
        using var house = await Offered();
        house.Time.Now = Instant.FromUtc(2027, 1, 10, 3, 0);
        await Do(house, Ana, new DeclinePlace(""));
        await house.Follow();
        Assert.Equal((ApplicationStatus.Alternate, 0), ((await State(house, Cy)).Status, (await DryRun(house)).Left));
    }

    [Fact]
    public async Task Seats_that_another_process_has_taken_are_not_there_for_a_release()
    {
        using var house = await Offered();
        using var beside = house.Beside();
        Assert.Equal(0, (await DryRun(beside)).Left);
        await Do(house, Ana, new AcceptPlace());
        await Do(house, Ben, new AcceptPlace());
        await house.Follow();
        Assert.Equal(0, (await DryRun(beside)).Left);
    }

    [Fact]
    public async Task A_line_goes_on_behind_its_last_number_also_when_its_first_has_been_offered_a_place()
    {
        using var house = await Offered();
        await Do(house, Ana, new DeclinePlace(""));
        await house.Follow();
        var late = ApplicationId.Parse("7K2M49QX0ABCDEFG");
        await Apply(house, late);
        Assert.Null(await house.Get<DecisionDesk>().Draft(Desk.Id, [new DraftedDecision(late, Decision.Alternate, 3, "", "The board agreed", default, default)], (Actor.Staff)Desk.Staff));
        Assert.Equal([], (await DryRun(house)).Problems);
        Assert.Null(await house.Get<DecisionDesk>().Draft(Desk.Id, [new DraftedDecision(late, Decision.Alternate, 1, "", "The board agreed", default, default)], (Actor.Staff)Desk.Staff));
        Assert.Equal([new ReleaseProblem.RanksOutOfLine([1], [])], (await DryRun(house)).Problems);
    }

    /// <summary>Ana and Ben are offered the two places that there are; Cy and Di wait in line.</summary>
    private static async Task<House> Offered()
    {
        var house = new House();
        await house.Publish(Details);
        foreach (var id in new[] { Ana, Ben, Cy, Di }) await Apply(house, id);
        await Do(house, Ana, new ReleaseDecision(Decision.Accept, LetterKind.DecisionAccept));
        await Do(house, Ben, new ReleaseDecision(Decision.Accept, LetterKind.DecisionAccept));
        await Do(house, Cy, new ReleaseDecision(Decision.Alternate, LetterKind.DecisionAlternate, 1));
        await Do(house, Di, new ReleaseDecision(Decision.Alternate, LetterKind.DecisionAlternate, 2));
        await house.Follow();
        return house;
    }

    private static async Task Apply(House house, ApplicationId id)
    {
        await Do(house, id, new StartApplication(id, new Applicant($"Person {id.Short}", EmailAddress.Parse($"{id}@west.example"), "", "", "en"), []));
        await Do(house, id, new SubmitApplication(new Actor.Applicant()));
    }

    private static async Task Resize(House house, int capacity)
    {
        var offering = await house.Offering(Desk.Id);
        Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(offering.Details with { Capacity = capacity }, offering.Version, "The room is smaller"), Desk.Staff));
    }

    private static async Task<ReleaseSheet> DryRun(House house) => await house.Get<DecisionDesk>().DryRun(await house.Offering(Desk.Id));

    private static async Task Do(House house, ApplicationId id, ApplicationCommand command) =>
        Assert.IsType<ApplicationFiled.Done>(await house.Get<ApplicationDesk>().Handle(await house.Offering(Desk.Id), id, command, new Actor.Applicant()));

    private static async Task<ApplicationState> State(House house, ApplicationId id) => (await house.Get<ApplicationDesk>().Find(Desk.Id, id))!.Value.State;
}

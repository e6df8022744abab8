using Nep.Registration.App.Admissions;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.App.Tests.Following;

/// <summary>Enrolment and places that go to alternates, with the process ended at every call to the store.</summary>
public class EnrolmentCrashTests
{
    private static readonly ApplicationId Ana = ApplicationId.Parse("3K2M49QX0ABCDEFG");
    private static readonly ApplicationId Ben = ApplicationId.Parse("4K2M49QX0ABCDEFG");
    private static readonly ApplicationId Cy = ApplicationId.Parse("5K2M49QX0ABCDEFG");

    private static readonly AdmissionRule Rule = new()
    {
        Deadline = new LocalDateTime(2027, 1, 29, 17, 0),
        Stages = [new FormStage("about", "About", [new FormQuestion("why", "Why?", FormQuestionKind.ShortText)])],
        Tuition = new Tuition.InParts(Money.Usd(4500), Money.Usd(500), 14, [new Instalment(new LocalDate(2027, 6, 1), Money.Usd(4000))]),
    };

    private static OfferingDetails Details(Tuition? tuition = null) =>
        Desk.Details with { Capacity = 1, Entry = new Entry.ByApplication(Rule with { Tuition = tuition ?? Rule.Tuition }) };

    [Fact]
    public async Task An_accepted_place_becomes_one_registration_wherever_the_process_ends() =>
        Assert.True(await EveryCrash.In(
            async house => await Offered(house, new Tuition.Free()),
            async house =>
            {
                await Do(house, Ana, new AcceptPlace());
                await house.Follow();
            }) > 10);

    [Fact]
    public async Task A_deposit_that_comes_enrols_once_wherever_the_process_ends() =>
        Assert.True(await EveryCrash.In(
            async house =>
            {
                await Offered(house);
                await Do(house, Ana, new AcceptPlace());
                await house.Follow();
            },
            async house =>
            {
                await house.Registrations.Receive(new Ports.PaymentNotice(Desk.Id, Ana.Registration, PaymentId.Parse("pi_deposit"), Money.Usd(500), house.Time.Now));
                await house.Follow();
            }) > 5);

    [Fact]
    public async Task A_place_that_is_turned_down_goes_to_the_next_alternate_once_wherever_the_process_ends() =>
        Assert.True(await EveryCrash.In(
            async house => await Offered(house),
            async house =>
            {
                await Do(house, Ana, new DeclinePlace(""));
                await house.Follow();
            }) > 10);

    [Fact]
    public async Task A_deposit_that_does_not_come_frees_the_seat_and_the_place_goes_on_with_its_reason()
    {
        using var house = new House();
        await Offered(house);
        await Do(house, Ana, new AcceptPlace());
        await house.Follow();
        Assert.Equal(ApplicationStatus.DepositDue, (await State(house, Ana)).Status);
        await house.Pass(Duration.FromDays(18));
        Assert.Equal((ApplicationStatus.Expired, RegistrationStatus.Expired), ((await State(house, Ana)).Status, (await Registration(house, Ana))!.Status));
        Assert.Equal("Person Ana: did not take the place in time; number 1 in line", (await State(house, Ben)).Offer!.Why);
        Assert.DoesNotContain(house.Post.Taken, mail => mail.Kind == "HoldRanOut");
    }

    [Fact]
    public async Task Without_a_free_seat_staff_are_told_and_it_is_tried_again()
    {
        using var house = new House();
        await Offered(house, new Tuition.Free());
        await Do(house, Ana, new AcceptPlace());
        await house.Follow();
        await Do(house, Ben, new OfferFreedPlace(Cy, "An extra place"));
        await Do(house, Ben, new AcceptPlace());
        await house.Follow();
        Assert.Equal((ApplicationStatus.Accepted, "OfferingFull"), await State(house, Ben) is { } stuck ? (stuck.Status, stuck.Trouble) : default);
    }

    private static async Task Offered(House house, Tuition? tuition = null)
    {
        await house.Publish(Details(tuition));
        foreach (var (id, name) in new[] { (Ana, "Ana"), (Ben, "Ben"), (Cy, "Cy") })
        {
            await Do(house, id, new StartApplication(id, new Applicant($"Person {name}", EmailAddress.Parse($"{name}@west.example"), "", "", "en"), []));
            await Do(house, id, new SubmitApplication(new Actor.Applicant()));
        }

        await Do(house, Ana, new ReleaseDecision(Decision.Accept, Domain.Letters.LetterKind.DecisionAccept));
        await Do(house, Ben, new ReleaseDecision(Decision.Alternate, Domain.Letters.LetterKind.DecisionAlternate, 1));
        await Do(house, Cy, new ReleaseDecision(Decision.Alternate, Domain.Letters.LetterKind.DecisionAlternate, 2));
        await house.Follow();
    }

    private static async Task Do(House house, ApplicationId id, ApplicationCommand command) =>
        Assert.IsType<ApplicationFiled.Done>(await house.Get<ApplicationDesk>().Handle(await house.Offering(Desk.Id), id, command, new Actor.Applicant()));

    private static async Task<ApplicationState> State(House house, ApplicationId id) => (await house.Get<ApplicationDesk>().Find(Desk.Id, id))!.Value.State;

    private static async Task<RegistrationState?> Registration(House house, ApplicationId id) => (await house.Get<RegistrationDesk>().Find(Desk.Id, id.Registration))?.State;
}

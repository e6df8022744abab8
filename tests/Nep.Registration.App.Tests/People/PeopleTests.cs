using System.Text;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.People;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.People;

/// <summary>Two who are one become one; whoever is erased is nowhere any more. Both survive a crash at every call to the store.</summary>
public class PeopleTests
{
    private static readonly Actor.Staff Ines = new(EmailAddress.Parse("ines@nep.example"));
    private static readonly OfferingId Other = OfferingId.Parse("another-institute");
    private static readonly Person Into = new("Person One", EmailAddress.Parse("one@west.example"));
    private static readonly Instant AfterTheEnd = Instant.FromUtc(2027, 3, 26, 21, 30);

    [Fact]
    public async Task Merging_duplicate_people_loses_no_payment_and_no_hour()
    {
        using var house = new House();
        await Attended(house);
        var (before, minutes) = (await house.State(Desk.Number(1)), await Minutes(house));

        Assert.Null(await house.Get<PeopleDesk>().Merge(Reader(1), Into, "She wrote herself in two ways", Ines));
        await house.Pass(Duration.FromMinutes(30));

        var after = await house.State(Desk.Number(1));
        Assert.Equal((Into.Name, Into.Email, Into.Email), (after.Participants[0].Person.Name, after.Participants[0].Person.Email, after.Registrar.Email));
        Assert.Equal((before.Payments, before.Paid, before.Quote), (after.Payments, after.Paid, after.Quote));
        Assert.Equal((minutes, before.Participants[0].Certificate!.Code, Into.Name), (await Minutes(house), after.Participants[0].Certificate!.Code, after.Participants[0].Certificate!.Name));
        Assert.Null(await house.Get<PeopleList>().Find(Reader(1)));
        Assert.Equal(2, (await house.Get<PeopleList>().Find(ReaderId.Of(Into.Email)))!.Places.Select(place => place.Offering).Distinct().Count());
    }

    [Fact]
    public async Task Merging_survives_a_crash_anywhere() => Assert.NotEqual(0, await EveryCrash.In(Twice, async house =>
    {
        var refused = await house.Get<PeopleDesk>().Merge(Reader(1), Into, "The same", Ines);
        Assert.True(refused is null or PersonNotFound);
        await house.Get<PeopleDesk>().Resume();
        await house.Follow();
    }));

    [Fact]
    public async Task Erasing_a_person_removes_them_from_every_row_and_keeps_the_money()
    {
        using var house = new House();
        await Attended(house);
        var before = await house.State(Desk.Number(1));
        house.Time.Now = AfterTheEnd + Duration.FromDays(30);
        await house.Follow();

        Assert.Null(await house.Get<PeopleDesk>().Erase(Reader(1), "Asked by letter", Ines));

        Assert.Empty(Traces(house, "person1@west.example"));
        Assert.Empty(Traces(house, "\"Person 1\""));
        var after = await house.State(Desk.Number(1));
        Assert.Equal((before.Payments, before.Refunds, before.Quote, before.Status), (after.Payments, after.Refunds, after.Quote, after.Status));
        Assert.Equal(("Erased person", "Erased person", ""), (after.Registrar.Name, after.Participants[0].Person.Name, after.Registrar.Organization));
        Assert.Equal((await house.State(Desk.Number(2))).Registrar.Name, Desk.Person(2).Name);
        Assert.Equal(
            ("Asked by letter", null, 2), (await house.Get<PeopleDesk>().Orders()) is [var order] ? (order.Reason, order.Address, order.Registrations) : default);
        Assert.Equal(after, await Folded(house));
    }

    [Fact]
    public async Task Why_someone_asked_for_a_scholarship_goes_with_them()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Scholarships = new ScholarshipRule(10, 5) });
        var form = Desk.Form(1) with { Scholarship = new ScholarshipRequest("My rent was raised.", Money.Usd(100)) };
        Assert.IsType<Filed.Done>(await house.Registrations.Place(Desk.Id, Desk.Number(1), form, null));
        await house.Registrations.DecideScholarship(await house.Offering(Desk.Id), Desk.Number(1), new ScholarshipGrant.PercentOff(50), "Second year of cuts", Ines);
        house.Time.Now = AfterTheEnd + Duration.FromDays(30);
        await house.Follow();

        Assert.Null(await house.Get<PeopleDesk>().Erase(Reader(1), "Asked by letter", Ines));

        Assert.Empty(Traces(house, "rent was raised"));
        var after = await house.State(Desk.Number(1));
        Assert.Equal((new ScholarshipRequest("", Money.Usd(100)), new ScholarshipGrant.PercentOff(50)), (after.Scholarship!.Request, after.Scholarship.Grant));
        Assert.Equal(after, await Folded(house));
    }

    [Fact]
    public async Task A_purchase_order_that_someone_sent_in_goes_with_them_and_the_bill_stays()
    {
        using var house = new House();
        await house.PublishForOrders();
        var files = house.Get<IFiles>();
        var sent = await files.Keep("%PDF-1.7 signed by Person 1"u8.ToArray());
        await house.PlaceByOrder(1);
        var order = new RegistrationCommand.ReceivePurchaseOrder("PO-88", Money.Usd(895), "Westside", File: new AttachedFile(sent, "person-1.pdf", FileKind.Pdf, 27));
        Assert.IsType<Filed.Done>(await house.Get<BillingDesk>().Receive(await house.Offering(Desk.Id), Desk.Number(1), order, new Actor.Registrant()));
        var before = await house.State(Desk.Number(1));
        house.Time.Now = AfterTheEnd + Duration.FromDays(30);
        await house.Follow();

        Assert.Null(await house.Get<PeopleDesk>().Erase(Reader(1), "Asked by letter", Ines));

        var after = await house.State(Desk.Number(1));
        Assert.Equal((before.PurchaseOrder! with { File = null }, before.Invoice!.Amount, before.Quote), (after.PurchaseOrder!, after.Invoice!.Amount, after.Quote));
        Assert.Null(await files.Read(sent));
        Assert.Empty(Traces(house, "person-1.pdf"));
        Assert.Empty(Traces(house, "signed by"));
    }

    [Fact]
    public async Task Erasing_survives_a_crash_anywhere() => Assert.NotEqual(0, await EveryCrash.In(
        async house =>
        {
            await Twice(house);
            house.Time.Now = AfterTheEnd + Duration.FromDays(30);
            await house.Follow();
        },
        async house =>
        {
            var refused = await house.Get<PeopleDesk>().Erase(Reader(1), "Asked", Ines);
            Assert.True(refused is null or PersonNotFound);
            await house.Get<PeopleDesk>().Resume();
            Assert.Empty(Traces(house, "person1@west.example"));
        }));

    [Fact]
    public async Task Whoever_still_holds_a_seat_is_not_erased()
    {
        using var house = new House();
        await Twice(house);
        Assert.Equal(new PersonHoldsSeat(Desk.Details.Title), await house.Get<PeopleDesk>().Erase(Reader(1), "Asked", Ines));
        Assert.Equal(new PersonNotFound(), await house.Get<PeopleDesk>().Erase(Reader(77), "Asked", Ines));
        Assert.NotEmpty(Traces(house, "person1@west.example"));
    }

    [Fact]
    public async Task One_address_under_two_names_and_one_name_at_two_addresses_are_pointed_out()
    {
        using var house = new House();
        await house.Publish();
        await house.Enrol(1, 2, 3);
        var people = house.Get<PeopleDesk>();
        Assert.Null(await people.Merge(Reader(2), new Person("Person 1", EmailAddress.Parse("person1@east.example")), "For the test", Ines));
        Assert.Null(await people.Merge(Reader(3), new Person("P. One", EmailAddress.Parse("person1@east.example")), "For the test", Ines));

        Assert.Equal(
            [("One address, several names", "person1@east.example"), ("One name, addresses that are alike", "person1@east.example person1@west.example")],
            (await house.Get<PeopleList>().Duplicates()).Select(one => (one.Why, string.Join(' ', one.People.Select(person => $"{person.Address}").Order(StringComparer.Ordinal)))));
    }

    private static ReaderId Reader(int number) => ReaderId.Of(Desk.Person(number).Email);

    /// <summary>One person in two offerings, paid for in one.</summary>
    private static async Task Twice(House house)
    {
        await house.Publish();
        await house.Place(1);
        await house.Pay(1);
        await house.Enrol(2);
        var desk = house.Get<OfferingDesk>();
        Assert.Null(await desk.Handle(Other, new OfferingCommand.CreateOffering(Other, Desk.Details), Desk.Staff));
        Assert.Null(await desk.Handle(Other, new OfferingCommand.PublishOffering(), Desk.Staff));
        Assert.IsType<Registrations.Filed.Done>(await house.Registrations.Place(Other, Desk.Number(9), Desk.Form(1, "SPONSOR"), null));
        await house.Follow();
    }

    private static async Task Attended(House house)
    {
        await Twice(house);
        foreach (var session in (await house.Offering(Desk.Id)).Sessions)
        {
            await house.Pass(session.Starts.InZoneLeniently(DateTimeZoneProviders.Tzdb["America/Los_Angeles"]).ToInstant() - house.Time.Now);
            Assert.Null(await house.Get<AttendanceDesk>().Mark(
                await house.Offering(Desk.Id), await house.State(Desk.Number(1)), new ParticipantNumber(1), session.Number, true, CheckInMethod.Roster, Desk.Staff));
        }

        await house.Pass(AfterTheEnd - house.Time.Now);
    }

    private static async Task<int> Minutes(House house)
    {
        var offering = await house.Offering(Desk.Id);
        return Domain.Cohorts.Attendance.Minutes(offering, (await house.Get<AttendanceDesk>().All(offering)).Where(one => one.Registration == Desk.Number(1)));
    }

    private static async Task<RegistrationState> Folded(House house) =>
        (await house.Get<Registrations.RegistrationDrawer>().History(Desk.Id, Desk.Number(1))).SelectMany(entry => entry.Events).Aggregate((RegistrationState?)null, RegistrationFold.Evolve)!;

    private static List<string> Traces(House house, string text) =>
        [.. house.Rows.Everything.Where(one => Encoding.UTF8.GetString(one.Row.Value).Contains(text, StringComparison.OrdinalIgnoreCase)).Select(one => $"{one.Partition} {one.Row.Key}")];
}

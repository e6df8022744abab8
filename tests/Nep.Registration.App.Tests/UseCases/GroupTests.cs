using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.UseCases;

public class GroupTests
{
    private static readonly ParticipantNumber Two = new(2);
    private static readonly Registrar Office = new("Front Office", EmailAddress.Parse("office@west.example"), "Westside", "en");

    [Fact]
    public async Task Several_people_share_one_address_and_each_gets_a_ticket_of_their_own()
    {
        using var house = new House();
        await house.Publish();
        var shared = EmailAddress.Parse("grade5@west.example");
        await Place(house, 1, "SPONSOR", new Person("Ada", shared), new Person("Ben", shared), new Person("Cleo", shared));
        await house.Follow();
        var tickets = house.Post.Taken.Where(mail => mail.To == shared).Select(mail => Link(mail, "/tickets/")).ToList();
        Assert.Equal((3, 3), (tickets.Count, tickets.Distinct().Count()));
        Assert.Single(house.Post.Taken, mail => mail.To == Office.Email);
    }

    [Fact]
    public async Task A_name_that_follows_brings_the_confirmation_and_no_mail_goes_out_before()
    {
        using var house = new House();
        await house.Publish();
        await Place(house, 1, "SPONSOR", Desk.Person(1), Person.Unnamed);
        await house.Follow();
        Assert.Equal(["office@west.example", "person1@west.example"], Recipients(house));
        await house.Registrations.ChangePerson(await house.Offering(Desk.Id), Desk.Number(1), Two, Desk.Person(2), [], new Actor.Participant(Two));
        await house.Follow();
        Assert.Equal(["office@west.example", "person1@west.example", "person2@west.example"], Recipients(house));
    }

    [Fact]
    public async Task The_registrar_is_asked_once_for_names_seven_days_before_and_reminders_pass_the_unnamed_over()
    {
        using var house = new House();
        await house.Publish();
        await Place(house, 1, "SPONSOR", Desk.Person(1), Person.Unnamed);
        await house.Pass(Duration.FromDays(58), Duration.FromHours(6));
        Assert.Single(house.Post.Taken, mail => mail.Kind == nameof(LetterKind.NamesToFollow));
        Assert.Equal(["person1@west.example"], house.Post.Taken.Where(mail => mail.Kind == nameof(LetterKind.Reminder)).Select(mail => mail.To.ToString()).Distinct());
    }

    [Fact]
    public async Task Giving_up_one_seat_of_three_frees_one_seat_once_and_pays_once_wherever_the_process_ends()
    {
        var crashes = await EveryCrash.In(
            async house =>
            {
                await house.Publish();
                await house.Place(1, people: 3);
                await house.Pay(1, Money.Usd(3 * 895));
                await house.Follow();
            },
            async house =>
            {
                await house.Registrations.CancelSeats(await house.Offering(Desk.Id), Desk.Number(1), [Two], EndKind.ByRegistrant, "ill", new Actor.Registrant());
                await house.Follow();
            },
            (house, _) =>
            {
                Assert.Equal(2, house.Rows.Everything.Count(one => one.Row.Key.StartsWith("seat|", StringComparison.Ordinal)));
                Assert.Equal([Money.Usd(895)], house.Bank.Refunds.Select(refund => refund.Amount));
                Assert.Equal(["person1001@west.example"], house.Post.Taken.Where(mail => mail.Kind == nameof(LetterKind.Cancellation)).Select(mail => mail.To.ToString()));
            });
        Assert.True(crashes > 5);
    }

    [Fact]
    public async Task The_calendar_file_of_a_cancelled_seat_goes_to_that_person_only()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(1, "SPONSOR", people: 3);
        await house.Follow();
        var before = house.Post.Taken.Count;
        await house.Registrations.CancelSeats(await house.Offering(Desk.Id), Desk.Number(1), [Two], EndKind.ByStaff, "asked by telephone", Desk.Staff);
        await house.Follow();
        var cancelled = house.Post.Taken.Skip(before).Where(mail => mail.Attachments.Any(file => file.ContentType.Contains("CANCEL", StringComparison.Ordinal)));
        Assert.Equal(["person1001@west.example"], cancelled.Select(mail => mail.To.ToString()));
    }

    [Fact]
    public async Task Teams_are_counted_as_teams_and_the_seat_is_free_when_the_team_has_gone()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 1, Entry = new Entry.Teams(3, 6) });
        Assert.IsType<Filed.Done>(await house.Place(1, "SPONSOR", people: 4));
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(2, "SPONSOR", people: 3)));
        await house.Registrations.CancelSeats(await house.Offering(Desk.Id), Desk.Number(1), [Two], EndKind.ByRegistrant, "", new Actor.Registrant());
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(2, "SPONSOR", people: 3)));
        await house.Cancel(1);
        house.Time.Now += Duration.FromSeconds(2);
        Assert.IsType<Filed.Done>(await house.Place(2, "SPONSOR", people: 3));
    }

    [Fact]
    public async Task A_code_keeps_its_seats_from_others_until_it_is_deleted_which_frees_only_those_that_are_left()
    {
        using var house = new House();
        var kept = Desk.Details with
        {
            Capacity = 4,
            Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("SPONSOR", new CodeEffect.Free(), 10), new PriceCode("KEPT", new CodeEffect.Free(), 10) { Reserves = 2 }] },
        };
        await house.Publish(kept);
        await house.Enrol(1, 2);
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(3, "SPONSOR")));
        Assert.IsType<Filed.Done>(await house.Place(4, "KEPT"));
        var offering = await house.Offering(Desk.Id);
        Assert.Equal((0, 1), (await house.Get<SeatMap>().CountFree(offering), await house.Get<SeatMap>().CountKept(offering, "KEPT")));
        var without = offering.Details with { Prices = offering.Details.Prices with { Codes = [offering.Details.Prices.Codes[0]] } };
        Assert.Null(await house.Get<App.Offerings.OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(without, offering.Version, "The partner is served"), Desk.Staff));
        Assert.Equal(1, await house.Get<SeatMap>().CountFree(await house.Offering(Desk.Id)));
        Assert.IsType<Filed.Done>(await house.Place(3, "SPONSOR"));
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(5, "SPONSOR")));
    }

    [Fact]
    public async Task Whoever_uses_a_code_gets_an_open_seat_when_its_own_are_used_up()
    {
        using var house = new House();
        await house.Publish(Desk.Details with
        {
            Capacity = 3,
            Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("KEPT", new CodeEffect.Free(), 10) { Reserves = 1 }] },
        });
        Assert.IsType<Filed.Done>(await house.Place(1, "KEPT", people: 3));
        Assert.Equal([3, 1, 2], (await house.State(Desk.Number(1))).Seats.Select(seat => seat.Value));
    }

    private static async Task Place(House house, int number, string code, params Person[] people) => Assert.IsType<Filed.Done>(
        await house.Registrations.Place(Desk.Id, Desk.Number(number), new RegistrationForm(Office, [.. people.Select(one => new Entrant(one, []))], code, Desk.Details.TermsVersion), null));

    private static IEnumerable<string> Recipients(House house) => house.Post.Taken.Select(mail => mail.To.ToString()).Order(StringComparer.Ordinal);

    private static string Link(Mail mail, string part) => mail.Text.Split((char[]?)null).First(word => word.Contains(part, StringComparison.Ordinal));
}

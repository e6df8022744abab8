using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>What people do at a <see cref="House"/>: publish an institute, register, pay.</summary>
internal static class Desk
{
    /// <summary>When a rehearsal begins: two months before the first session.</summary>
    public static readonly Instant Opening = Instant.FromUtc(2027, 1, 4, 17, 0);

    public static readonly OfferingId Id = Samples.Online.Id;

    public static readonly Actor Staff = new Actor.Staff(EmailAddress.Parse("ines@nep.example"));

    public static OfferingDetails Details { get; } = Samples.Online.Details with
    {
        Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("SPONSOR", new CodeEffect.Free(), 1000)] },
        Closes = new LocalDateTime(2027, 3, 24, 17, 0),
    };

    public static async Task Publish(this House house, OfferingDetails? details = null)
    {
        var desk = house.Get<OfferingDesk>();
        Assert.Null(await desk.Handle(Id, new OfferingCommand.CreateOffering(Id, details ?? Details), Staff));
        Assert.Null(await desk.Handle(Id, new OfferingCommand.PublishOffering(), Staff));
    }

    public static RegistrationId Number(int number) => RegistrationId.Parse(number.ToString("D16", System.Globalization.CultureInfo.InvariantCulture));

    public static Person Person(int number) => new($"Person {number}", EmailAddress.Parse($"person{number}@west.example"));

    /// <summary>A form that the first of so many people fills in.</summary>
    public static RegistrationForm Form(int number, string code = "", int people = 1) => new(
        new Registrar(Person(number).Name, Person(number).Email, "Westside", "en"),
        [.. Enumerable.Range(0, people).Select(i => new Entrant(Person(number + (i * 1000)), []))], code, Details.TermsVersion);

    public static Task<Filed> Place(this House house, int number, string code = "", int people = 1) =>
        house.Registrations.Place(Id, Number(number), Form(number, code, people), null);

    /// <summary>The institute with a waiting list, and so many seats.</summary>
    public static OfferingDetails Listed(int seats, LargeGroups large = LargeGroups.Block) =>
        Details with { Capacity = seats, WaitingList = new WaitingListRule { LargeGroups = large } };

    /// <summary>Registers, or joins the waiting list.</summary>
    public static Task<Filed> Join(this House house, int number, string code = "SPONSOR", int people = 1, WhenFull whenFull = WhenFull.Wait) =>
        house.Registrations.Place(Id, Number(number), Form(number, code, people), null, whenFull);

    /// <summary>Takes offered seats that cost nothing.</summary>
    public static async Task<Filed> Accept(this House house, int number) => await house.Registrations.AcceptOffer(await house.Offering(Id), Number(number));

    public static async Task Checkout(this House house, int number) =>
        await house.Registrations.StartCheckout(await house.Offering(Id), Number(number), (_, _) => "A seat");

    public static Task<bool> Pay(this House house, int number, Money? amount = null, string payment = "pi") => house.Registrations.Receive(
        new PaymentNotice(Id, Number(number), PaymentId.Parse($"{payment}_{number}"), amount ?? Money.Usd(895), house.Time.Now));

    /// <summary>Registers, with a code that makes it free, and gets the confirmation.</summary>
    public static async Task Enrol(this House house, params IEnumerable<int> numbers)
    {
        foreach (var number in numbers) Assert.IsType<Filed.Done>(await house.Place(number, "SPONSOR"));
        await house.Follow();
    }

    public static async Task<Filed> Cancel(this House house, int number) => await house.Registrations.Cancel(
        await house.Offering(Id), Number(number), EndKind.ByRegistrant, "", new Actor.Registrant());

    public static Refusal Why(Filed filed) => Assert.IsType<Filed.Refused>(filed).Why;
}

namespace Nep.Registration.Domain.Tests.Offerings;

public class OfferingRulesTests
{
    private static readonly OfferingDetails Good = Institutes.Virtual();
    private static readonly Session FirstSession = Good.Sessions[0];

    [Fact]
    public void The_sample_institutes_are_faultless()
    {
        Assert.Empty(OfferingRules.Check(Institutes.Virtual()));
        Assert.Empty(OfferingRules.Check(Institutes.InPerson()));
    }

    public static TheoryData<string, OfferingDetails, Fault> Faulty => new()
    {
        { "no program", Good with { Program = "" }, new("program", "Missing") },
        { "a title of two lines", Good with { Title = "Coaching\r\nBcc: all" }, new("title", "ControlCharacters") },
        { "a title of 201 characters", Good with { Title = Long(201) }, new("title", "TooLong", "200") },
        { "a summary of 501 characters", Good with { Summary = Long(501) }, new("summary", "TooLong", "500") },
        { "a description of 20,001 characters", Good with { Description = Long(20_001) }, new("description", "TooLong", "20000") },
        { "no terms", Good with { TermsVersion = "" }, new("terms", "Missing") },
        { "no contact", Good with { Contact = default }, new("contact", "NotAnAddress") },
        { "no seats", Good with { Capacity = 0 }, new("capacity", "TooSmall", "1") },
        { "too many seats", Good with { Capacity = 100_001 }, new("capacity", "TooLarge", "100000") },
        { "a hold of 29 minutes", Good with { HoldMinutes = 29 }, new("holdMinutes", "TooSmall", "30") },
        { "nobody together", Good with { Entry = new Entry.Open(0) }, new("together", "TooSmall", "1") },
        { "more together than one transaction holds", Good with { Entry = new Entry.Open(41) }, new("together", "TooLarge", "40") },
        { "a certificate for more than everything", Good with { Certificate = new(100.5m) }, new("certificate", "NotAPercentage") },
        { "no sessions", Good with { Sessions = [], Closes = Clocks.Wall("2027-03-01T00:00") }, new("sessions", "Missing") },
        { "a session without a title", First(FirstSession with { Title = "" }), new("sessions[0].title", "Missing") },
        { "session number zero", First(FirstSession with { Number = new(0) }), new("sessions[0].number", "TooSmall", "1") },
        { "a number twice", First(FirstSession with { Number = new(2) }), new("sessions", "Repeated") },
        { "a session that ends before it starts", First(FirstSession with { Ends = FirstSession.Starts }), new("sessions[0].ends", "EndsBeforeItStarts") },
        {
            "a session that daylight saving turns round",
            First(FirstSession with { Starts = Clocks.Wall("2027-03-14T02:30"), Ends = Clocks.Wall("2027-03-14T03:15") }),
            new("sessions[0].ends", "EndsBeforeItStarts")
        },
        { "a session of eight days", Last(Good.Sessions[3] with { Ends = Good.Sessions[3].Starts.PlusDays(8) }), new("sessions[3].ends", "TooLate") },
        { "sessions out of order", First(FirstSession with { Starts = Clocks.Wall("2027-03-17T10:00"), Ends = Clocks.Wall("2027-03-17T11:00") }), new("sessions[1].starts", "OutOfOrder") },
        { "a link that is no link", First(FirstSession with { Place = new Place.Online("javascript:alert(1)") }), new("sessions[0].place", "NotALink") },
        { "a venue without a name", First(FirstSession with { Place = new Place.Venue("", "1 Broadway") }), new("sessions[0].place", "Missing") },
        { "a venue without an address", First(FirstSession with { Place = new Place.Venue("Center", " ") }), new("sessions[0].address", "Missing") },
        { "an offer of no hours", Good with { WaitingList = new() { OfferHours = 0 } }, new("waiting.hours", "TooSmall", "1") },
        { "a waiting list longer than is read", Good with { WaitingList = new() { MostWaiting = 2001 } }, new("waiting.most", "TooLarge", "2000") },
        { "offers on no day", Good with { WaitingList = new() { Window = OfferWindow.OfficeHours with { Days = [] } } }, new("waiting.days", "Missing") },
        { "offers in no hour", Good with { WaitingList = new() { Window = OfferWindow.OfficeHours with { To = new LocalTime(9, 0) } } }, new("waiting.to", "EndsBeforeItStarts") },
        { "closing before it opens", Good with { Opens = Good.Closes }, new("closes", "ClosesBeforeItOpens") },
        { "closing after the end", Good with { Closes = Clocks.Wall("2027-03-31T12:01") }, new("closes", "ClosesAfterTheEnd") },
        { "a price below zero", Price(new PriceList(Money.Usd(-1))), new("price", "NotAnAmount") },
        { "an early price as high", Price(new PriceList(Money.Usd(5)) { Early = [new("Early", Money.Usd(5), Clocks.Day("2027-01-01"))] }), new("early[0].amount", "NotLower") },
        { "an early price in another currency", Price(new PriceList(Money.Usd(5)) { Early = [new("Early", new(1, Currency.Cad), Clocks.Day("2027-01-01"))] }), new("early[0].amount", "NotLower") },
        { "an early price without a name", Price(new PriceList(Money.Usd(5)) { Early = [new("", Money.Usd(4), Clocks.Day("2027-01-01"))] }), new("early[0].name", "Missing") },
        { "a group of one", Price(new PriceList(Money.Usd(5)) { Group = new GroupPrice.Amount(1, Money.Usd(4)) }), new("group.from", "TooSmall", "2") },
        { "a group price as high", Price(new PriceList(Money.Usd(5)) { Group = new GroupPrice.Amount(2, Money.Usd(5)) }), new("group.amount", "NotLower") },
        { "a group percentage of nothing", Price(new PriceList(Money.Usd(5)) { Group = new GroupPrice.PercentOff(2, 0) }), new("group.percent", "NotAPercentage") },
        { "a scale without room", Price(new PriceList(Money.Usd(5)) { Scale = new(Money.Usd(4), Money.Usd(4)) }), new("scale.least", "NotLower") },
        { "a scale in another currency", Price(new PriceList(Money.Usd(5)) { Scale = new(Money.Usd(4), new(1_000, Currency.Cad)) }), new("scale.most", "NotAnAmount") },
        { "a code in small letters", Code(new PriceCode("partner", new CodeEffect.Free(), 1)), new("codes[0].code", "NotACode") },
        { "a code without uses", Code(new PriceCode("PARTNER", new CodeEffect.Free(), 0)), new("codes[0].uses", "TooSmall", "1") },
        { "a code with too many uses", Code(new PriceCode("PARTNER", new CodeEffect.Free(), 100_001)), new("codes[0].uses", "TooLarge", "100000") },
        { "101 percent off", Code(new PriceCode("PARTNER", new CodeEffect.PercentOff(101), 1)), new("codes[0].percent", "NotAPercentage") },
        { "nothing off", Code(new PriceCode("PARTNER", new CodeEffect.AmountOff(Money.Zero), 1)), new("codes[0].amount", "NotAnAmount") },
        { "a fixed price below zero", Code(new PriceCode("PARTNER", new CodeEffect.FixedPrice(Money.Usd(-1)), 1)), new("codes[0].amount", "NotAnAmount") },
        { "a code twice", Code(new("A", new CodeEffect.Free(), 1), new("A", new CodeEffect.Free(), 1)), new("codes", "Repeated") },
        { "a policy without a name", Good with { Policy = new("", [], 0) }, new("policy.name", "Missing") },
        { "a tier above everything", Good with { Policy = new("P", [new(1, 101, Money.Zero)], 0) }, new("policy.tiers[0].percent", "NotAPercentage") },
        { "a fee below zero", Good with { Policy = new("P", [new(1, 50, Money.Usd(-1))], 0) }, new("policy.tiers[0].fee", "NotAnAmount") },
        { "a question twice", Good with { Questions = [Institutes.District, Institutes.District] }, new("questions", "Repeated") },
        { "a question whose key has a space", Good with { Questions = [Institutes.District with { Key = "a b" }] }, new("questions", "NotACode") },
        { "a question that asks nothing", Good with { Questions = [Institutes.District with { Label = "" }] }, new("questions.district", "Missing") },
        { "one choice", Good with { Questions = [Institutes.Role with { Choices = ["Teacher"] }] }, new("questions.role", "TooFewChoices") },
        { "a choice twice", Good with { Questions = [Institutes.Role with { Choices = ["Teacher", "Teacher"] }] }, new("questions.role", "Repeated") },
        { "a reminder twice", Good with { Reminders = [Institutes.Reminders[0], Institutes.Reminders[0]] }, new("reminders", "Repeated") },
        { "a reminder whose key no letter could carry", Good with { Reminders = [new ReminderRule.BeforeFirstSession("one week", 7, default)] }, new("reminders", "NotACode") },
        { "a reminder after the start", Good with { Reminders = [new ReminderRule.BeforeFirstSession("week", -7, default)] }, new("reminders.week", "TooSmall", "0") },
        { "a reminder at the start", Good with { Reminders = [new ReminderRule.BeforeEachOnlineSession("now", 0)] }, new("reminders.now", "TooSmall", "1") },
        { "a date that is a slip of the hand", Good with { Reminders = [new ReminderRule.OnDate("date", Clocks.Wall("9999-12-31T23:59"))] }, new("reminders.date", "NotADate") },
        { "a reminder no minutes before", Good with { Reminders = [new ReminderRule.MinutesFromEachSession("now", SessionSide.Before, 0)] }, new("reminders.now", "TooSmall", "1") },
        { "a letter weeks after a session, in minutes", Good with { Reminders = [new ReminderRule.MinutesFromEachSession("then", SessionSide.After, 20_000)] }, new("reminders.then", "TooLarge", "10080") },
        { "a letter years after a session", Good with { Reminders = [new ReminderRule.DaysFromEachSession("then", SessionSide.After, 400, default)] }, new("reminders.then", "TooLarge", "365") },
        { "a closing long before", Good with { Reminders = [new ReminderRule.BeforeRegistrationCloses("last", 400, default)] }, new("reminders.last", "TooLarge", "365") },
        { "a hold that ends at once", Good with { Reminders = [new ReminderRule.BeforeHoldEnds("pay", 0)] }, new("reminders.pay", "TooSmall", "1") },
        { "a survey years later", Good with { Reminders = [new ReminderRule.SurveyAfterLastSession("survey", 400, default)] }, new("reminders.survey", "TooLarge", "365") },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Faulty_details_name_the_field_and_the_fault(string what, OfferingDetails details, Fault fault)
    {
        Assert.NotEmpty(what);
        Assert.Equal([fault], OfferingRules.Check(details));
    }

    private static OfferingDetails First(Session session) => Good with { Sessions = [session, .. Good.Sessions.Skip(1)] };

    private static OfferingDetails Last(Session session) => Good with { Sessions = [.. Good.Sessions.Take(3), session] };

    private static OfferingDetails Price(PriceList prices) => Good with { Prices = prices };

    private static OfferingDetails Code(params PriceCode[] codes) => Good with { Prices = new PriceList(Money.Usd(5)) { Codes = [.. codes] } };

    private static string Long(int length) => new('a', length);
}

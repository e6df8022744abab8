using System.Net;
using AngleSharp.Html.Dom;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class OfferingFormTests
{
    private const string Form = "form.readable";

    [Fact]
    public async Task An_offering_is_made_edited_published_copied_and_cancelled_through_the_forms()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);

        await Done(visitor, "/staff/offerings/new", "/staff/offerings/first-look-2027-06?done=created",
            ("id", "first-look-2027-06"), ("title", "First look"), ("program", "Liberatory Design"), ("price", "100"), ("contact", "us@nep-center.example"),
            ("sessions[0].place", "https://meet.example.org/x"), ("sessions[0].starts", "2027-06-10T09:00"), ("sessions[0].ends", "2027-06-10T12:00"), ("closes", "2027-06-10T08:00"));
        var made = await site.Offering("first-look-2027-06");
        Assert.Equal((OfferingStatus.Draft, "First look", Money.Usd(100), new LocalDateTime(2027, 6, 10, 9, 0)), (made.Status, made.Details.Title, made.Details.Prices.Standard, made.Sessions[0].Starts));

        await Done(visitor, "/staff/offerings/first-look-2027-06/edit", "/staff/offerings/first-look-2027-06?done=saved", ("capacity", "55"));
        Assert.Equal(made.Details with { Capacity = 55 }, (await site.Offering("first-look-2027-06")).Details);

        using var published = await visitor.Send(await visitor.Page("/staff/offerings/first-look-2027-06"), "form[action$='/publish']", null);
        Assert.Equal("/staff/offerings/first-look-2027-06?done=published", published.Headers.Location!.ToString());

        await Done(visitor, "/staff/offerings/first-look-2027-06/clone", "/staff/offerings/first-look-2027-09?done=copied", ("id", "first-look-2027-09"), ("firstDay", "2027-09-09"));
        var copy = await site.Offering("first-look-2027-09");
        Assert.Equal(OfferingClone.Make(made.Details with { Capacity = 55 }, new LocalDate(2027, 9, 9)), copy.Details);

        await Done(visitor, "/staff/offerings/first-look-2027-06/cancel", "/staff/offerings/first-look-2027-06?done=cancelled", ("reason", "Too few"));
        var page = await visitor.Page("/staff/offerings/first-look-2027-06");
        Assert.Equal(
            ["Made as a draft By registrar@nep-center.example", "Edited By registrar@nep-center.example Seats: 40 → 55", "Published By registrar@nep-center.example",
             "Cancelled By registrar@nep-center.example Why: “Too few”"],
            page.QuerySelectorAll("[aria-labelledby=history] li").Select(entry => string.Join(' ', entry.QuerySelectorAll("p:not(.when)").Select(p => p.TextContent))).Take(4));
    }

    [Fact]
    public async Task The_form_writes_and_reads_every_detail_back_as_it_was()
    {
        await using var site = await StaffSite.Open(Full);
        using var visitor = await site.SignIn(StaffRole.Registrar);

        await Done(visitor, StaffSite.Home + "/edit", StaffSite.Home + "?done=saved");

        Assert.Equal((Full, 2), ((await site.Offering($"{Institute.Id}")).Details, (await site.Offering($"{Institute.Id}")).Version));
    }

    [Fact]
    public async Task Whatever_is_wrong_is_said_beside_its_field_and_everything_typed_is_kept()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        (string, string?)[] typed =
        [
            ("title", ""), ("capacity", "many"), ("sessions[1].ends", "2027-03-11T08:00"), ("sessions[2].place", "not a link"), ("codes[0].uses", "0"),
            ("early[0].amount", "9999"), ("policy.tiers[0].percent", "150"), ("questions[0].choices", "Only one"), ("contact", "nobody"), ("summary", "Kept <b>as typed</b>"),
        ];

        using var answer = await visitor.Send(await visitor.Page(StaffSite.Home + "/edit"), Form, "button[value=save]", typed);
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            ["title", "capacity", "sessions-1-ends", "sessions-2-place", "codes-0-uses", "early-0-amount", "policy-tiers-0-percent", "questions-0-choices", "contact"],
            page.QuerySelectorAll(".field-wrong input, .field-wrong textarea").Select(field => field.Id).Intersect(
                ["title", "capacity", "sessions-1-ends", "sessions-2-place", "codes-0-uses", "early-0-amount", "policy-tiers-0-percent", "questions-0-choices", "contact"])
                .OrderBy(id => Array.FindIndex(typed, one => id == one.Item1.Replace('[', '-').Replace("]", "", StringComparison.Ordinal).Replace('.', '-'))));
        foreach (var (name, value) in typed) Assert.Equal((name, value), (name, Value(page, name)));
        Assert.Contains("Session 2, ends: The end must come after the start.", page.Says(".error-list"), StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll(".error-list a")) Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!));
        Assert.Equal(1, (await site.Offering($"{Institute.Id}")).Version - 1);
    }

    [Fact]
    public async Task Adding_and_removing_rows_keeps_everything_typed_and_writes_nothing()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);

        using var added = await visitor.Send(await visitor.Page(StaffSite.Home + "/edit"), Form, "button[value='add sessions']", ("title", "Half typed"));
        var five = await Visitor.Read(added);
        Assert.Equal(("Half typed", "5", ""), (Value(five, "title"), Value(five, "sessions[4].number"), Value(five, "sessions[4].title")));

        using var removed = await visitor.Send(five, Form, "button[value='remove sessions 1']", ("sessions[4].title", "The new one"));
        var four = await Visitor.Read(removed);
        Assert.Equal(
            ["1 Session 1", "3 Session 3", "4 Session 4", "5 The new one"],
            Enumerable.Range(0, 4).Select(i => $"{Value(four, $"sessions[{i}].number")} {Value(four, $"sessions[{i}].title")}"));
        Assert.Null(four.QuerySelector("[name='sessions[4].title']"));
        Assert.Equal(4, (await site.Offering($"{Institute.Id}")).Sessions.Count);
    }

    [Fact]
    public async Task An_edit_based_on_an_older_version_is_refused_and_kept()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var mine = await visitor.Page(StaffSite.Home + "/edit");
        await Done(visitor, StaffSite.Home + "/edit", StaffSite.Home + "?done=saved", ("title", "Theirs"), ("reason", "A better title"));

        using var answer = await visitor.Send(mine, Form, "button[value=save]", ("title", "Mine"));
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Someone else changed this program", page.Says("#errors"), StringComparison.Ordinal);
        Assert.Equal("Mine", Value(page, "title"));
        Assert.Equal("Theirs", (await site.Offering($"{Institute.Id}")).Details.Title);
    }

    [Fact]
    public async Task An_edit_of_a_published_offering_needs_a_reason_which_stays_in_the_history()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);

        using var without = await visitor.Send(await visitor.Page(StaffSite.Home + "/edit"), Form, "button[value=save]", ("capacity", "480"), ("reason", "  "));
        var page = await Visitor.Read(without);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "480"), (without.StatusCode, Value(page, "capacity")));
        Assert.Equal("Please give a reason. It stays in the history.", page.Says("#reason-error"));
        Assert.Equal(500, (await site.Offering($"{Institute.Id}")).Details.Capacity);

        await Done(visitor, StaffSite.Home + "/edit", StaffSite.Home + "?done=saved", ("capacity", "480"), ("reason", "A smaller room"));
        Assert.Contains("Edited By registrar@nep-center.example Why: “A smaller room” Seats: 500 → 480", (await visitor.Page(StaffSite.Home)).Says("[aria-labelledby=history]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_or_malformed_is_refused()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);

        foreach (var (id, why) in new[] { ($"{Institute.Id}", "There is already a program"), ("No Good", "Use 3 to 60 lower-case letters") })
        {
            using var answer = await visitor.Send(await visitor.Page(StaffSite.Home + "/clone"), Form, "button.button", ("id", id), ("firstDay", "2027-09-02"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(why, (await Visitor.Read(answer)).Says("#errors"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_an_offering_is_cancelled_the_page_says_what_that_does_and_afterwards_it_is_done()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var paid = await site.Register(1, ["Rosa Delgado", "Malik Thompson"]);
        await site.Pay(paid, Money.Usd(1590), "pay_1");
        await site.Register(2, ["Mai Xiong"]);
        await site.Site.Rest();

        var preview = (await visitor.Page(StaffSite.Home + "/cancel")).Says(".notice-warning");
        var sent = (await site.Get<Local.Mail.Outbox>().List(null, 100)).Lines.Count;
        using var nameless = await visitor.Send(await visitor.Page(StaffSite.Home + "/cancel"), Form, "button", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        await Done(visitor, StaffSite.Home + "/cancel", StaffSite.Home + "?done=cancelled", ("reason", "Ill"));
        await site.Site.Rest();

        Assert.Contains("2 registrations are cancelled, and 3 seats are given back. $1,590 goes back to those who paid, all of it. 4 mails go out", preview, StringComparison.Ordinal);
        Assert.Equal(RegistrationStatus.Cancelled, (await site.Registration(paid.Id)).Status);
        Assert.Equal(Money.Usd(1590), (await site.Registration(paid.Id)).Refunded);
        Assert.Equal(4, (await site.Get<Local.Mail.Outbox>().List(null, 100)).Lines.Count - sent);
    }

    private static OfferingDetails Full => Institute.Details with
    {
        Opens = new LocalDateTime(2027, 1, 2, 8, 30),
        Prices = Institute.Details.Prices with
        {
            Group = new GroupPrice.PercentOff(3, 12.5m),
            Codes =
            [
                new PriceCode("FREE", new CodeEffect.Free(), 1, new LocalDate(2027, 2, 2)), new PriceCode("HALF", new CodeEffect.PercentOff(50), 2),
                new PriceCode("TEN", new CodeEffect.AmountOff(Money.Usd(10.50m)), 3), new PriceCode("SET", new CodeEffect.FixedPrice(Money.Usd(300)), 4),
            ],
        },
        Sessions = [.. Institute.Details.Sessions.Take(3), Institute.Details.Sessions[3] with { Place = new Place.Venue("Hall", "1 Street, Oakland") }],
        Policy = new CancellationPolicy("In person", [new RefundTier(30, 100, Money.Usd(100)), new RefundTier(16, 50, Money.Zero)], 2),
        Questions = [.. Institute.Details.Questions, new Question("food", "What do you not eat?", QuestionKind.ShortText) { Hint = "Allergies, too" }],
        Reminders = [.. Institute.Details.Reminders, new ReminderRule.SurveyAfterLastSession("survey", 1, new LocalTime(16, 15)),
            new ReminderRule.OnDate("date", new LocalDateTime(2027, 2, 14, 18, 30)), new ReminderRule.MinutesFromEachSession("soon", SessionSide.Before, 90, SessionPlaces.InPerson),
            new ReminderRule.MinutesFromEachSession("notes", SessionSide.After, 0), new ReminderRule.DaysFromEachSession("eve", SessionSide.Before, 1, new LocalTime(18, 0), SessionPlaces.Online),
            new ReminderRule.DaysFromEachSession("then", SessionSide.After, 2, new LocalTime(9, 0)), new ReminderRule.BeforeRegistrationCloses("last", 3, new LocalTime(9, 0)),
            new ReminderRule.BeforeHoldEnds("pay", 10)],
        BillReminders =
        [
            new ReminderRule.BeforeQuoteEnds("quote", 5, new LocalTime(8, 0)), new ReminderRule.DaysFromInvoiceDue("due", DueSide.Before, 7, new LocalTime(9, 0)),
            new ReminderRule.DaysFromInvoiceDue("late", DueSide.After, 3, new LocalTime(9, 0)), new ReminderRule.BeforeOfferEnds("offer", 240), new ReminderRule.MorningBeforeOfferEnds("morning"),
        ],
        Certificate = new CertificateRule(66.5m),
        Description = "Practice.\n\n- one\n- two",
        Language = "es",
    };

    private static async Task Done(Visitor visitor, string path, string then, params (string Name, string? Value)[] typed)
    {
        using var answer = await visitor.Send(await visitor.Page(path), Form, "button[value=save], p.actions button", typed);
        if (answer.StatusCode != HttpStatusCode.SeeOther) Assert.Fail((await Visitor.Read(answer)).Says("#errors"));
        Assert.Equal(then, answer.Headers.Location!.ToString());
    }

    private static string? Value(IHtmlDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };
}

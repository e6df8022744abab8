using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Mail;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions;

/// <summary>
/// A fellowship like sample program 5, made by staff from nothing in the browser's forms, without a line of code: created, its form put together,
/// published; applied for, reviewed, decided, released, accepted, its deposit paid, enrolled.
/// </summary>
public sealed class FromNothingTests : IAsyncDisposable
{
    private const string Home = "/staff/offerings/equity-fellowship-2027";
    private static readonly OfferingId Id = OfferingId.Parse("equity-fellowship-2027");

    private SiteFixture site = null!;
    private Visitor ines = null!;

    [Fact]
    public async Task Staff_alone_make_a_fellowship_in_the_browser_and_an_applicant_is_enrolled_in_it()
    {
        site = await SiteFixture.Open();
        ines = await SignIn("Ines", StaffRole.Registrar);
        await Create();
        await SayHowPeopleApply();
        await Send(Home, "form[action$='/publish']", null);
        await MakeTheRubric();

        using var ana = site.NewVisitor();
        var application = await Apply(ana);
        await GiveTheReference();
        await site.Travel(Duration.FromDays(40));
        await Review(application);
        await DecideAndRelease();

        using var accepted = await ana.Send(await ana.Page(application), "form[action$='/accept']", "button");
        await site.Rest();
        Assert.Equal(ApplicationStatus.DepositDue, (await State(application)).Status);
        await PayTheDeposit(ana, application);

        var enrolled = await State(application);
        Assert.Equal(ApplicationStatus.Enrolled, enrolled.Status);
        var registration = (await Get<RegistrationDesk>().Find(Id, enrolled.Registration!.Value))!.Value.State;
        Assert.Equal(
            (RegistrationStatus.Confirmed, Money.Usd(500), Money.Usd(4000), Money.Usd(4500)),
            (registration.Status, registration.Paid, registration.Balance, registration.Parts!.AtOnce + registration.Parts.Dated.Select(part => part.Amount).Total()));
        Assert.Contains("Enrolled", (await ines.Page($"{Home}/applications/{IdOf(application)}")).Says("h1 + .chip, .title-row"), StringComparison.Ordinal);
    }

    private async Task Create()
    {
        var page = await ines.Page("/staff/offerings/new");
        for (var number = 2; number <= 5; number++) page = await Press(page, "add sessions");
        List<(string, string?)> typed =
        [
            ("id", $"{Id}"), ("title", "Leading for Equity Fellowship"), ("program", "Leading for Equity Fellowship"), ("entry", "application"), ("capacity", "24"), ("price", "0"),
            ("contact", "fellowships@nep-center.example"), ("closes", "2027-05-31T17:00"), ("certificate", "80"), ("policy.name", "Funded policy"), ("coaching.hours", "10"),
        ];
        for (var at = 0; at < 5; at++)
        {
            var day = new LocalDate(2027, 6, 7).PlusMonths(at * 2);
            typed.AddRange(
            [
                ($"sessions[{at}].title", $"Gathering {at + 1}"), ($"sessions[{at}].starts", $"{day:uuuu-MM-dd}T09:00"), ($"sessions[{at}].ends", $"{day:uuuu-MM-dd}T16:00"),
                ($"sessions[{at}].kind", "venue"), ($"sessions[{at}].place", "Harbor House"), ($"sessions[{at}].address", "12 Sample Street, Oakland, California"),
            ]);
        }

        using var made = await ines.Send(page, "form.readable", "button[value=save]", [.. typed]);
        Assert.Equal($"{Home}/admission?done=created", made.Headers.Location?.ToString());
    }

    private async Task SayHowPeopleApply()
    {
        var page = await ines.Page($"{Home}/admission");
        foreach (var button in new[] { "add stages[0].questions", "add stages", "add stages[1].questions", "add stages[1].questions", "add asked", "add parts", "add parts", "add parts" }) page = await Press(page, button);
        page = await Press(page, "up stages[0].questions 1", ("stages[0].questions[1].label", "What is your role?"), ("stages[0].questions[1].kind", "Choice"), ("stages[0].questions[1].choices", "Teacher\nSchool leader"));
        using var saved = await ines.Send(
            page, "form.readable", "button[value=save]",
            ("deadline", "2027-02-05T17:00"), ("decisionsOn", "2027-02-26"), ("stages[0].questions[0].required", "yes"), ("stages[0].title", "About you"),
            ("stages[1].title", "Your work"), ("stages[1].questions[0].label", "A page about your work"), ("stages[1].questions[0].kind", "Link"), ("stages[1].questions[0].who", "yes"),
            ("stages[1].questions[1].label", "Is there anything we should set up for you?"), ("stages[1].questions[1].kind", "LongText"), ("stages[1].questions[1].sight", "Needs"),
            ("referees", "1"), ("referencesDue", "2027-02-12T17:00"), ("asked[0].label", "What do they do well?"), ("asked[0].kind", "LongText"), ("asked[0].required", "yes"),
            ("tuition", "parts"), ("amount", "4500"), ("deposit", "500"), ("depositDays", "14"), ("parts[0].due", "2027-06-01"), ("parts[0].amount", "1500"), ("parts[1].due", "2027-09-01"), ("parts[1].amount", "1500"),
            ("parts[2].due", "2027-12-01"), ("parts[2].amount", "1000"));
        Assert.Equal($"{Home}/admission?done=saved", saved.Headers.Location?.ToString());
        var offering = (await Get<OfferingShelf>().Find(Id))!;
        var rule = offering.Details.Entry.Admission!;
        Assert.Equal(
            (Money.Usd(4500), "What is your role?", FormQuestionKind.Choice, 4, 10, 5),
            (offering.Details.Prices.Standard, rule.Stages[0].Questions[0].Label, rule.Stages[0].Questions[0].Kind, rule.Questions.Count(), offering.Details.Coaching!.HoursAYear, offering.Sessions.Count));
    }

    private async Task MakeTheRubric()
    {
        await Send($"{Home}/review/rubric", "main form[method=post]", "button[value=save]", ("criteria[0].name", "Experience"), ("criteria[0].weight", "40"), ("criteria[0].anchors", "None\nSome\nMuch"));
        (await SignIn("Kofi", StaffRole.Reviewer)).Dispose();
        await Send($"{Home}/review", "#seat-form", "button[value=seat]", ("address", Address("Kofi")));
        await Send($"{Home}/review", "#round-form", "button", ("title", "Reading"), ("each", "1"));
    }

    private async Task<string> Apply(Visitor ana)
    {
        using var begun = await ana.Send(await ana.Page($"/offerings/{Id}/apply"), "main form", "button", ("applicant.name", "Ana Ruiz"), ("applicant.email", "ana@west.example"));
        var application = begun.Headers.Location!.ToString();
        var rule = (await Get<OfferingShelf>().Find(Id))!.Details.Entry.Admission!;
        foreach (var stage in rule.Stages)
        {
            using var saved = await ana.Send(
                await ana.Page($"{application}/stages/{stage.Key}"), "main form", "button[value=next]",
                [.. stage.Questions.Where(question => question.Kind is FormQuestionKind.Choice or FormQuestionKind.LongText).Select(question => ($"answers.{question.Key}", (string?)(question.Kind == FormQuestionKind.Choice ? "Teacher" : "Captions, please")))]);
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        }

        using var named = await ana.Send(await ana.Page($"{application}/referees"), "main form", "button", ("referee.name", "Ruth Okafor"), ("referee.email", "ruth@east.example"), ("referee.relation", "My principal"));
        using var sent = await ana.Send(await ana.Page(application), "form[action$='/send']", "button");
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await site.Rest();
        return application;
    }

    private async Task GiveTheReference()
    {
        using var ruth = site.NewVisitor();
        var mail = (await Get<Outbox>().List(null, 100)).Lines.First(line => line.To == "ruth@east.example");
        var link = new Uri(System.Text.RegularExpressions.Regex.Match((await Get<Outbox>().Find(mail.Id))!.Text, @"http://localhost/\S+").Value).AbsolutePath;
        var page = await ruth.Page(link);
        using var given = await ruth.Send(page, "main form", "button", (page.QuerySelector("main form textarea")!.GetAttribute("name")!, "Listens"));
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
    }

    private async Task Review(string application)
    {
        await Send($"{Home}/review", "#draw-form", "button", ("seed", "7 12 33"));
        await site.Rest();
        using var kofi = await SignIn("Kofi", StaffRole.Reviewer);
        var reading = (await kofi.Page($"/staff/reviews/{Id}/{IdOf(application)}")).Says();
        Assert.Contains("Captions", (await ines.Page($"{Home}/applications/{IdOf(application)}")).Says(), StringComparison.Ordinal);
        Assert.DoesNotContain("is there anything we should set up", reading, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Ana", reading, StringComparison.Ordinal);
        using var scored = await kofi.Send(await kofi.Page($"/staff/reviews/{Id}/{IdOf(application)}"), "form:has([name='score.experience'])", "button[value=submit]", ("score.experience", "3"));
        Assert.Equal(HttpStatusCode.SeeOther, scored.StatusCode);
    }

    private async Task DecideAndRelease()
    {
        await Send($"{Home}/decisions", "#along-form", "button", ("who", "ranks"), ("from", "1"), ("through", "1"), ("decision", "Accept"), ("reason", "The panel agreed"));
        await Send($"{Home}/release", "#propose-form", "button");
        using var omar = await SignIn("Omar", StaffRole.Registrar);
        using var confirmed = await omar.Send(await omar.Page($"{Home}/release"), "#confirm-form", "button");
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        await site.Rest();
    }

    private async Task PayTheDeposit(Visitor ana, string application)
    {
        var manage = "/" + Get<App.Links.SiteLinks>().ManagePath(Id, IdOf(application).Registration);
        using var toCheckout = await ana.Send(await ana.Page(manage), "form[action$='/pay']", null);
        using var paid = await ana.Send(await ana.Page(toCheckout.Headers.Location!.ToString()), "main form", "button[value=pay]");
        Assert.Equal(HttpStatusCode.SeeOther, paid.StatusCode);
        await site.Rest();
    }

    private async Task Send(string path, string form, string? button, params (string, string?)[] typed)
    {
        using var answer = await ines.Send(await ines.Page(path), form, button, typed);
        Assert.Equal((path, HttpStatusCode.SeeOther), (path, answer.StatusCode));
    }

    private async Task<IHtmlDocument> Press(IHtmlDocument page, string button, params (string, string?)[] typed)
    {
        using var answer = await ines.Send(page, "form.readable", $"button[value='{button}']", typed);
        Assert.Equal((button, HttpStatusCode.OK), (button, answer.StatusCode));
        return await Visitor.Read(answer);
    }

    private async Task<Visitor> SignIn(string name, StaffRole role)
    {
        var visitor = site.NewVisitor();
        var member = new StaffMember(EmailAddress.Parse(Address(name)), name, [role]);
        await Get<StaffRoll>().Handle(new StaffCommand.AppointMember(member, "A test needs one."), new Actor.Demo());
        using var answer = await visitor.Send(await visitor.Page($"/staff/sign-in/{await Get<StaffDesk>().MakeLink(member)}"), "main form", "button");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return visitor;
    }

    private static string Address(string name) => $"{name.ToLowerInvariant()}@nep-center.example";

    private static ApplicationId IdOf(string application) => ApplicationId.Parse(application.Split('/')[3]);

    private async Task<ApplicationState> State(string application) => (await Get<ApplicationDesk>().Find(Id, IdOf(application)))!.Value.State;

    private T Get<T>()
        where T : notnull => site.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        ines.Dispose();
        await site.DisposeAsync();
    }
}

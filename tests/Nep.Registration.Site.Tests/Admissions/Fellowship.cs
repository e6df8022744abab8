using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Mail;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions;

/// <summary>A fellowship that is applied for, on a site of its own, and the steps that people take in it.</summary>
public sealed class Fellowship : IAsyncDisposable
{
    public static readonly OfferingId Id = OfferingId.Parse("fellowship-2027");
    public const string Apply = "/offerings/fellowship-2027/apply";

    public static AdmissionRule Rule { get; } = new()
    {
        Deadline = new LocalDateTime(2027, 1, 29, 17, 0),
        GraceMinutes = 30,
        Stages =
        [
            new FormStage("about", "About you", [new FormQuestion("role", "Your role", FormQuestionKind.Choice, true) { Choices = ["Teacher", "Leader"] }, new FormQuestion("years", "Years in schools", FormQuestionKind.Number)]),
            new FormStage("statement", "Your statement", [new FormQuestion("why", "Why now?", FormQuestionKind.LongText, true) { MostWords = 10 }, new FormQuestion("resume", "Résumé", FormQuestionKind.File)]),
        ],
        References = new ReferenceRule(1, new LocalDateTime(2027, 2, 5, 17, 0), [new FormQuestion("strength", "What do they do well?", FormQuestionKind.LongText, true)]),
        DecisionsOn = new LocalDate(2027, 2, 12),
        Tuition = new Tuition.InParts(Money.Usd(4500), Money.Usd(500), 14, [new Instalment(new LocalDate(2027, 6, 1), Money.Usd(2000)), new Instalment(new LocalDate(2027, 9, 1), Money.Usd(2000))]),
    };

    public static OfferingDetails Details { get; } = Institute.Details with
    {
        Program = "Leading for Equity Fellowship",
        Title = "Leading for Equity Fellowship",
        Capacity = 2,
        Prices = new PriceList(Money.Usd(4500)),
        Closes = new LocalDateTime(2027, 3, 4, 9, 0),
        Entry = new Entry.ByApplication(Rule),
        Questions = [],
        Reminders = [],
    };

    private Fellowship(SiteFixture site) => (Site, Visitor) = (site, site.NewVisitor());

    public SiteFixture Site { get; }

    public Visitor Visitor { get; }

    public static async Task<Fellowship> Open(AdmissionRule? rule = null)
    {
        var site = await SiteFixture.Open();
        await site.Publish(Id, rule is null ? Details : Details with { Entry = new Entry.ByApplication(rule) });
        return new Fellowship(site);
    }

    public T Get<T>()
        where T : notnull => Site.Services.GetRequiredService<T>();

    public async Task<Offering> Offering() => (await Get<App.Offerings.OfferingShelf>().Find(Id))!;

    /// <summary>Begins an application and comes to its own page.</summary>
    public async Task<string> Begin(string name = "Ana Ruiz", params (string Name, string? Value)[] more)
    {
        using var begun = await Visitor.Send(await Visitor.Page(Apply), "main form", "button", [("applicant.name", name), ("applicant.email", Mailbox(name)), .. more]);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, begun.StatusCode);
        await Site.Rest();
        return begun.Headers.Location!.ToString();
    }

    public static string Mailbox(string name) => $"{name.Split(' ')[0].ToLowerInvariant()}@west.example";

    public async Task<HttpResponseMessage> Save(string application, string stage, params (string Name, string? Value)[] answers) =>
        await Visitor.Send(await Visitor.Page($"{application}/stages/{stage}"), "main form", "button[value=next]", answers);

    /// <summary>Fills in everything, names a referee, and sends it.</summary>
    public async Task<string> Send(string name = "Ana Ruiz")
    {
        var application = await Begin(name);
        using var about = await Save(application, "about", ("answers.role", "Leader"));
        using var why = await Save(application, "statement", ("answers.why", "It is time"));
        using var referee = await Visitor.Send(await Visitor.Page($"{application}/referees"), "main form", "button", ("referee.name", "Ruth Okafor"), ("referee.email", "ruth@east.example"), ("referee.relation", "My principal"));
        using var sent = await Visitor.Send(await Visitor.Page(application), "form[action$='/send']", "button");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, sent.StatusCode);
        await Site.Rest();
        return application;
    }

    public static ApplicationId IdOf(string application) => ApplicationId.Parse(application.Split('/')[3]);

    public async Task<ApplicationState> State(string application) => (await Get<ApplicationDesk>().Find(Id, IdOf(application)))!.Value.State;

    public async Task<ApplicationFiled> Do(string application, ApplicationCommand command, Actor? by = null)
    {
        var filed = await Get<ApplicationDesk>().Handle(await Offering(), IdOf(application), command, by ?? new Actor.Staff(EmailAddress.Parse("fay@nep.example")));
        await Site.Rest();
        return filed;
    }

    public Task<ApplicationFiled> Release(string application, Decision decision, int? rank = null) =>
        Do(application, new ApplicationCommand.ReleaseDecision(decision, Releasing.LetterOf(decision), rank));

    /// <summary>The subjects of the mails to an address, oldest first.</summary>
    public async Task<IReadOnlyList<string>> MailsTo(string address) =>
        [.. (await Get<Outbox>().List(null, 500)).Lines.Where(line => line.To == address).OrderBy(line => line.At).ThenBy(line => line.Subject, StringComparer.Ordinal).Select(line => line.Subject)];

    /// <summary>The path of the first link in the last mail to an address whose subject has these words.</summary>
    public async Task<string> LinkIn(string address, string subject)
    {
        var line = (await Get<Outbox>().List(null, 500)).Lines.Where(one => one.To == address && one.Subject.Contains(subject, StringComparison.Ordinal)).MaxBy(one => one.At)!;
        var mail = (await Get<Outbox>().Find(line.Id))!;
        return new Uri(System.Text.RegularExpressions.Regex.Match(mail.Text, @"http://localhost/\S+").Value).AbsolutePath;
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await Site.DisposeAsync();
    }
}

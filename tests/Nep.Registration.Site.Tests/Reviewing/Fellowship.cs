using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Reviewing;

/// <summary>A site with a fellowship that people applied for, staff of two who run it, and reviewers.</summary>
internal sealed class Fellowship(SiteFixture site) : IAsyncDisposable
{
    public static readonly OfferingId Id = OfferingId.Parse("leading-for-equity-fellowship");

    public static readonly string Home = $"/staff/offerings/{Id}";

    public static readonly string Reviews = $"/staff/reviews/{Id}";

    /// <summary>A rubric of two criteria, the first twice as heavy.</summary>
    public static readonly ValueList<Criterion> Criteria =
    [
        new("experience", "Experience", 40, ["None", "Some", "Much"]), new("commitment", "Commitment", 20, ["None", "Some", "Much"]),
    ];

    public SiteFixture Site => site;

    public T Get<T>()
        where T : notnull => site.Services.GetRequiredService<T>();

    public static async Task<Fellowship> Open(int applications = 3, int capacity = 2)
    {
        var site = await SiteFixture.Open();
        var rule = new AdmissionRule
        {
            Deadline = new LocalDateTime(2027, 1, 20, 17, 0),
            Stages =
            [
                new FormStage("about", "About you",
                [
                    new FormQuestion("school", "Your school", FormQuestionKind.ShortText, true) { TellsWho = true },
                    new FormQuestion("why", "Why now?", FormQuestionKind.LongText, true),
                    new FormQuestion("identity", "How do you describe yourself?", FormQuestionKind.ShortText) { TellsWho = true },
                ]),
            ],
            Tuition = new Tuition.InParts(Money.Usd(4500), Money.Usd(500), 14, [new Instalment(new LocalDate(2027, 9, 1), Money.Usd(4000))]),
        };
        await site.Publish(Id, Institute.Details with
        {
            Title = "Leading for Equity Fellowship",
            Capacity = capacity,
            Entry = new Entry.ByApplication(rule),
            Prices = new PriceList(Money.Usd(4500)),
            Questions = [],
            Reminders = [],
            Payments = null,
        });
        var fellowship = new Fellowship(site);
        for (var number = 1; number <= applications; number++) await fellowship.Apply(number);
        return fellowship;
    }

    public static ApplicationId Number(int number) => ApplicationId.Parse($"A{number:000000000000000}");

    public static string NameOf(int number) => $"Quilla Zamora{number}";

    public async Task Apply(int number)
    {
        var (desk, offering, by) = (Get<ApplicationDesk>(), (await Get<App.Offerings.OfferingShelf>().Find(Id))!, new Actor.Applicant());
        var applicant = new Applicant(NameOf(number), EmailAddress.Parse($"quilla{number}@zamora{number}.example"), $"Zamora School {number}", $"Zamora{number} Unified", "en");
        ApplicationCommand[] commands =
        [
            new ApplicationCommand.StartApplication(Number(number), applicant, []),
            new ApplicationCommand.SaveAnswers([new("school", $"Zamora School {number}"), new("why", $"I am {NameOf(number)} and Zamora{number} Unified needs this."), new("identity", "Andean")], 0),
            new ApplicationCommand.SubmitApplication(by),
        ];
        foreach (var command in commands) Assert.IsType<ApplicationFiled.Done>(await desk.Handle(offering, Number(number), command, by));
    }

    /// <summary>Someone signed in by their link, with roles.</summary>
    public async Task<Visitor> SignIn(string name, params StaffRole[] roles)
    {
        var member = new StaffMember(AddressOf(name), name, [.. roles]);
        Assert.Null(await Get<StaffRoll>().Handle(new StaffCommand.AppointMember(member, "A test needs one."), new Actor.Demo()));
        var visitor = site.NewVisitor();
        using var answer = await visitor.Send(await visitor.Page($"/staff/sign-in/{await Get<StaffDesk>().MakeLink(member)}"), "main form", "button");
        return visitor;
    }

    public static EmailAddress AddressOf(string name) => EmailAddress.Parse($"{name.ToLowerInvariant()}@nep-center.example");

    /// <summary>A rubric, reviewers on the panel, and a round in which each application has so many of them.</summary>
    public async Task Seat(int each, params string[] names)
    {
        var (desk, by) = (Get<PanelDesk>(), new Actor.Demo());
        Assert.Null(await desk.Handle(Id, new PanelCommand.SetRubric(Criteria, 0, ""), by));
        foreach (var name in names) Assert.Null(await desk.Seat(Id, new Reviewer(AddressOf(name), name, [], []), "", by));
        Assert.Null(await desk.Handle(Id, new PanelCommand.OpenRound("Reading", each, true, ""), by));
    }

    public async Task Score(int application, string name, params int[] scores)
    {
        var (desk, by) = (Get<ReviewDesk>(), new Actor.Staff(AddressOf(name)));
        if (await desk.Find(Id, 1, Number(application), AddressOf(name)) is null) Assert.Null(await desk.Assign(Id, 1, Number(application), AddressOf(name), AssignedBy.Staff, by));
        var review = (await desk.Find(Id, 1, Number(application), AddressOf(name)))!;
        var save = new ReviewCommand.Save(review.Version, new Rubric(1, Criteria), [.. Criteria.Zip(scores, (criterion, score) => new Score(criterion.Key, score))], "", true);
        Assert.Null(await desk.Handle(Id, 1, Number(application), AddressOf(name), save, by));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}

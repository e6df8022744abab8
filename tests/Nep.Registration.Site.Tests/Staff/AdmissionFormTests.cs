using System.Net;
using AngleSharp.Html.Dom;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Tests.Admissions;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Staff say in one form how people apply, and read what a change does before it is kept.</summary>
public sealed class AdmissionFormTests
{
    private const string Path = "/staff/offerings/fellowship-2027/admission";
    private const string Form = "form.readable";

    /// <summary>Everything that the form can say.</summary>
    private static readonly AdmissionRule Full = Fellowship.Rule with
    {
        InterestFirst = true,
        Invitations = ["NORTH", "RIVER-2"],
        OfferDays = 10,
        Window = new OfferWindow([IsoDayOfWeek.Tuesday, IsoDayOfWeek.Friday], new LocalTime(8, 0), new LocalTime(20, 0)),
        Stages =
        [
            Fellowship.Rule.Stages[0] with { Hint = "Take your time." },
            new FormStage("more", "More", [new FormQuestion("page", "A page", FormQuestionKind.Link) { TellsWho = true, Hint = "Any page." }, new FormQuestion("access", "What do you need?", FormQuestionKind.LongText) { Sight = AnswerSight.Needs, MostCharacters = 900 }]),
            Fellowship.Rule.Stages[1],
        ],
        References = Fellowship.Rule.References! with { RemindBefore = [9, 3, 1] },
        Team = new TeamRule(2, 6, [new TeamRole("student", "student", 1), new TeamRole("parent", "parent or caregiver", 0)], false),
    };

    public static TheoryData<AdmissionRule> Rules => [Fellowship.Rule, Full, Full with { Tuition = new Tuition.Free() }, Full with { Tuition = new Tuition.Sponsored("A fund") },
        Full with { References = null, Team = null, Tuition = new Tuition.Yearly(Money.Usd(30_000), [new LocalDate(2027, 6, 1), new LocalDate(2028, 6, 1)]) }];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_form_writes_and_reads_every_detail_back_as_it_was(AdmissionRule rule)
    {
        await using var fellowship = await Fellowship.Open(rule);
        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        using var saved = await fay.Send(await fay.Page(Path), Form, "button[value=save]", ("grace", "45"), ("reason", "Longer"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(rule with { GraceMinutes = 45 }, (await fellowship.Offering()).Details.Entry.Admission);
    }

    [Fact]
    public async Task Pages_and_questions_are_added_moved_and_taken_out_without_writing_anything()
    {
        await using var fellowship = await Fellowship.Open();
        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        var page = await fay.Page(Path);
        page = await Press(fay, page, "add stages[0].questions");
        Assert.Equal(("q2-1", ""), (Value(page, "stages[0].questions[2].key"), Value(page, "stages[0].questions[2].label")));
        page = await Press(fay, page, "down stages[0].questions 2", ("stages[0].questions[2].label", "A new one"), ("stages[0].title", "Half typed"));
        Assert.Equal(["A new one", "Why now?", "Résumé"], Labels(page, 1));
        page = await Press(fay, page, "down stages[1].questions 0");
        page = await Press(fay, page, "up stages[1].questions 1");
        page = await Press(fay, page, "up stages[1].questions 0");
        Assert.Equal(["Your role", "Years in schools", "A new one"], Labels(page, 0));
        Assert.Equal(("Half typed", "Choice"), (Value(page, "stages[0].title"), Value(page, "stages[0].questions[0].kind")));
        page = await Press(fay, page, "remove stages[0].questions 1");
        page = await Press(fay, page, "add stages");
        page = await Press(fay, page, "up stages 2", ("stages[2].title", "The last"));
        Assert.Equal(["Half typed", "The last", "Your statement"], Enumerable.Range(0, 3).Select(i => Value(page, $"stages[{i}].title")));
        Assert.Equal(["Your role", "A new one", "/", "/", "Why now?", "Résumé"], [.. Labels(page, 0), "/", .. Labels(page, 1), "/", .. Labels(page, 2)]);
        page = await Press(fay, page, "remove stages 1");
        Assert.Equal(["Why now?", "Résumé"], Labels(page, 1));
        Assert.Equal(Fellowship.Rule, (await fellowship.Offering()).Details.Entry.Admission);
    }

    [Fact]
    public async Task Whatever_is_wrong_is_said_beside_its_field_and_everything_typed_is_kept()
    {
        await using var fellowship = await Fellowship.Open();
        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        (string, string?)[] unreadable = [("deadline", "soon"), ("grace", "many"), ("stages[0].questions[0].words", "x"), ("remindBefore", "7, two")];
        (string, string?)[] broken =
        [
            ("stages[0].title", ""), ("stages[1].questions[0].label", ""), ("stages[0].questions[0].choices", "Only one"), ("stages[0].questions[1].kind", "Link"),
            ("offerDays", "0"), ("parts[1].amount", "1999.99"), ("deadline", "2027-08-05T12:00"),
        ];
        Assert.Equal(["deadline", "grace", "remindBefore", "stages-0-questions-0-words"], await Wrong(unreadable));
        Assert.Equal(["deadline", "decisionsOn", "offerDays", "stages-0-questions-0-choices", "stages-0-questions-1-kind", "stages-0-title", "stages-1-questions-0-label"], await Wrong(broken));
        Assert.Equal(Fellowship.Rule, (await fellowship.Offering()).Details.Entry.Admission);

        async Task<string[]> Wrong((string, string?)[] typed)
        {
            using var answer = await fay.Send(await fay.Page(Path), Form, "button[value=save]", [.. typed, ("reason", "Why not")]);
            var page = await Visitor.Read(answer);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            foreach (var (name, value) in typed) Assert.Equal((name, value), (name, Value(page, name)));
            foreach (var link in page.QuerySelectorAll(".error-list a")) Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!));
            if (typed == broken) Assert.Contains("Part", page.Says(".error-list"), StringComparison.Ordinal);
            return [.. page.QuerySelectorAll(".field-wrong :is(input, textarea, select)").Select(field => field.Id!).Distinct().Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task A_question_that_is_added_is_asked_of_drafts_too_and_not_of_what_was_sent()
    {
        await using var fellowship = await Fellowship.Open();
        var (sent, draft) = (await fellowship.Send("Ana Ruiz"), await fellowship.Begin("Ben Cole"));
        using var why = await fellowship.Save(draft, "statement", ("answers.why", "Still here"));
        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        var page = await Press(fay, await fay.Page(Path), "add stages[1].questions");
        (string, string?)[] hope = [("stages[1].questions[2].label", "What do you hope for?"), ("stages[1].questions[2].required", "yes"), ("stages[1].questions[0].label", "Why you, and why now?")];
        using var unexplained = await fay.Send(page, Form, "button[value=save]", hope);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        using var shown = await fay.Send(page, Form, "button[value=save]", [.. hope, ("reason", "We ask everyone")]);
        var preview = await Visitor.Read(shown);
        Assert.Contains("“What do you hope for?”: 1 draft will be asked this too.", preview.Says(), StringComparison.Ordinal);
        Assert.Contains("“Why you, and why now?”: 1 draft and 1 sent application answered the old wording.", preview.Says(), StringComparison.Ordinal);
        Assert.Contains("Question in: “What do you hope for?” (a line, required)", preview.Says(), StringComparison.Ordinal);
        Assert.Equal(Fellowship.Rule, (await fellowship.Offering()).Details.Entry.Admission);
        using var back = await fay.Send(preview, Form, "button[value=back]");
        Assert.Equal("What do you hope for?", Value(await Visitor.Read(back), "stages[1].questions[2].label"));
        using var saved = await fay.Send(preview, Form, "button[value=save]");
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        await fellowship.Site.Rest();

        var drafted = await fellowship.Visitor.Page($"{draft}/stages/statement");
        Assert.Equal(("Still here", true), (drafted.QuerySelector("textarea")!.TextContent.Trim(), drafted.Says().Contains("What do you hope for?", StringComparison.Ordinal)));
        var read = (await fay.Page($"/staff/offerings/fellowship-2027/applications/{Fellowship.IdOf(sent)}")).Says();
        Assert.Contains("Why now?", read, StringComparison.Ordinal);
        Assert.DoesNotContain("What do you hope for?", read, StringComparison.Ordinal);
        var history = (await fay.Page("/staff/offerings/fellowship-2027")).Says("[aria-labelledby=history]");
        Assert.Contains("Why: “We ask everyone”", history, StringComparison.Ordinal);
        Assert.Contains("Question in: “What do you hope for?” (a line, required)", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_question_that_is_taken_out_is_kept_for_staff_and_never_turns_up_under_another()
    {
        await using var fellowship = await Fellowship.Open();
        var draft = await fellowship.Begin("Ben Cole");
        using var about = await fellowship.Save(draft, "about", ("answers.role", "Leader"), ("answers.years", "12"));
        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        var page = await Press(fay, await fay.Page(Path), "remove stages[0].questions 1");
        page = await Press(fay, page, "add stages[0].questions");
        using var shown = await fay.Send(page, Form, "button[value=save]", ("stages[0].questions[1].label", "Months in schools"), ("stages[0].questions[1].kind", "Number"), ("reason", "Months"));
        var preview = await Visitor.Read(shown);
        Assert.Contains("“Years in schools”: 1 draft answered it. The answers stay; nobody is asked any more.", preview.Says(), StringComparison.Ordinal);
        using var saved = await fay.Send(preview, Form, "button[value=save]");
        Assert.Equal("", ((IHtmlInputElement)(await fellowship.Visitor.Page($"{draft}/stages/about")).QuerySelector("input[inputmode=decimal]")!).Value);
        var read = (await fay.Page($"/staff/offerings/fellowship-2027/applications/{Fellowship.IdOf(draft)}")).Says();
        Assert.Contains("No longer asked Years in schools 12", System.Text.RegularExpressions.Regex.Replace(read, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_that_is_moved_earlier_closes_drafts_at_the_new_time_and_one_moved_later_opens_them_again()
    {
        await using var fellowship = await Fellowship.Open();
        var draft = await fellowship.Begin("Ben Cole");
        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        await Due(fay, "2027-01-15T17:00");
        await fellowship.Site.Rest();
        await fellowship.Site.Travel(new LocalDateTime(2027, 1, 15, 17, 31).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/Los_Angeles"]).ToInstant() - fellowship.Get<App.Clock>().Now);
        Assert.Equal(ApplicationStatus.Closed, (await fellowship.State(draft)).Status);
        Assert.Contains("1 draft closed at the old deadline will be open again.", await Due(fay, "2027-01-29T17:00"), StringComparison.Ordinal);
        await fellowship.Site.Rest();
        Assert.Equal(ApplicationStatus.Draft, (await fellowship.State(draft)).Status);
        using var about = await fellowship.Save(draft, "about", ("answers.role", "Leader"));
        Assert.Equal("Leader", (await fellowship.State(draft)).Answer("role")!.Text);
        await fellowship.Site.Travel(Duration.FromDays(15));
        Assert.Equal(ApplicationStatus.Closed, (await fellowship.State(draft)).Status);
    }

    [Theory]
    [InlineData(StaffRole.Reviewer)]
    [InlineData(StaffRole.Facilitator)]
    public async Task Only_registrars_and_administrators_say_how_people_apply(StaffRole role)
    {
        await using var fellowship = await Fellowship.Open();
        using var visitor = await new StaffDoor(fellowship.Site).SignIn(role);
        using var answer = await visitor.Get(Path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<string> Due(Visitor fay, string deadline)
    {
        using var shown = await fay.Send(await fay.Page(Path), Form, "button[value=save]", ("deadline", deadline), ("reason", "Snow"));
        var preview = await Visitor.Read(shown);
        using var saved = await fay.Send(preview, Form, "button[value=save]");
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        return preview.Says();
    }

    private static async Task<IHtmlDocument> Press(Visitor visitor, IHtmlDocument page, string button, params (string, string?)[] typed)
    {
        using var answer = await visitor.Send(page, Form, $"button[value='{button}']", typed);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Visitor.Read(answer);
    }

    private static string[] Labels(IHtmlDocument page, int stage) =>
        [.. page.QuerySelectorAll($"input[name^='stages[{stage}].questions['][name$='].label']").Cast<IHtmlInputElement>().Select(field => field.Value)];

    private static string? Value(IHtmlDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };
}

using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.App.Tests.Letters;

/// <summary>Every letter about an application, to the applicant, the team and the referees, in both languages.</summary>
public class ApplicationLetterTests
{
    private static readonly ApplicationId Id = ApplicationId.Parse("3K2M49QX0ABCDEFG");
    private static readonly ParticipantNumber First = new(1);
    private static readonly Instant At = Samples.Placed;
    private static readonly Instant Until = Instant.FromUtc(2027, 2, 20, 1, 0);

    private static readonly AdmissionRule Rule = new()
    {
        Deadline = new LocalDateTime(2027, 1, 29, 17, 0),
        Stages = [new FormStage("about", "About you", [new FormQuestion("why", "Why now?", FormQuestionKind.LongText, true)])],
        References = new ReferenceRule(1, new LocalDateTime(2027, 2, 5, 17, 0), [new FormQuestion("strength", "What?", FormQuestionKind.LongText)]),
        Team = new TeamRule(2, 5, [new TeamRole("student", "student", 1)]),
        DecisionsOn = new LocalDate(2027, 2, 12),
        Tuition = new Tuition.InParts(Money.Usd(4500), Money.Usd(500), 14, [new Instalment(new LocalDate(2027, 6, 1), Money.Usd(2000)), new Instalment(new LocalDate(2027, 9, 1), Money.Usd(2000))]),
    };

    private static readonly Offering Fellowship = Samples.Online with { Details = Samples.Online.Details with { Title = "Leading for Equity Fellowship", Entry = new Entry.ByApplication(Rule) } };

    private static readonly LetterKind[] Kinds = [.. Enum.GetValues<LetterKind>().Where(kind => kind.IsAboutApplying())];

    public static TheoryData<string, string> All { get; } = new(from language in new[] { "en", "es" } from kind in Kinds select (kind.ToString(), language));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_letter_about_an_application_reads_as_approved(string kind, string language)
    {
        var mail = Write(kind, language);
        Approved.Match($"To: {mail.ToName} <{mail.To}>\nReply-To: {mail.ReplyTo}\nSubject: {mail.Subject}\n\n{mail.Text}", $"Letters/{kind}.{language}.txt");
        Approved.Match(mail.Html, $"Letters/{kind}.{language}.html");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nobody_but_the_applicant_gets_the_applicants_link(string kind, string language)
    {
        var mail = Write(kind, language);
        Assert.Equal(mail.To.ToString() == "ana@west.example", $"{mail.Text}{mail.Html}".Contains("/applications/", StringComparison.Ordinal) || mail.Text.Contains("/registrations/", StringComparison.Ordinal));
    }

    /// <summary>What staff look at before they keep a wording: nothing that a real reader's letter has may be missing from it.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Every_letter_about_an_application_can_be_looked_at_with_someone_who_has_only_begun(string kind, string language)
    {
        var begun = new[] { Events(LetterKind.ApplicationLink, "en").First() }.Aggregate((ApplicationState?)null, ApplicationFold.Evolve)!;
        var name = new WordingName(Enum.Parse<LetterKind>(kind), language);
        var sample = ApplicationSample.Of(Fellowship, begun, name, null, At);
        var needed = Placeholders.Of(name.Kind).Where(one => one.Needed.Contains(name.Kind)).Select(one => one.Name).ToList();
        var own = LetterTemplates.Standard(language, name.Kind) with { Body = string.Join("\n\n", [.. needed.Select(one => $"{one}:{{{{{one}}}}}"), "With care."]) };
        var mail = new ApplicationLetterWriter(Samples.Links).Write(Fellowship, sample.State, sample.Letter, sample.Letter.ReaderIn(sample.State).Email, new Wordings([new(name, own)]));
        Assert.Contains("With care.", mail.Text, StringComparison.Ordinal);
        foreach (var one in needed) Assert.Matches($"{one}:[^\\s]", mail.Text);
    }

    [Fact]
    public void A_title_in_English_is_marked_as_such_in_a_letter_in_Spanish()
    {
        Assert.Contains("<span lang=\"en\">Leading for Equity Fellowship</span>", Write(nameof(LetterKind.DecisionAccept), "es").Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<span lang", Write(nameof(LetterKind.DecisionAccept), "en").Html, StringComparison.Ordinal);
    }

    private static Mail Write(string name, string language)
    {
        var kind = Enum.Parse<LetterKind>(name);
        var state = State(kind, language);
        ParticipantNumber? to = kind == LetterKind.InterviewerNotice ? new ParticipantNumber(101) : kind.IsToMember() || kind.IsToReferee() ? First : null;
        var letter = new Letter(Id.Registration, kind, to, 0, kind.IsAboutVisit() ? "1-0" : "1");
        return new ApplicationLetterWriter(Samples.Links).Write(Fellowship, state, letter, letter.ReaderIn(state).Email);
    }

    private static Visit Interview => new(
        1, VisitKind.Interview, new LocalDateTime(2027, 2, 3, 10, 0), new LocalDateTime(2027, 2, 3, 10, 45), Zone.Parse("America/Los_Angeles"), new Place.Online("https://meet.example.org/interview"),
        [new Interviewer("Kofi Mensah", EmailAddress.Parse("kofi@nep.example"))], 0, At);

    private static ApplicationState State(LetterKind kind, string language) => Events(kind, language).Aggregate((ApplicationState?)null, ApplicationFold.Evolve)!;

    private static IEnumerable<ApplicationEvent> Events(LetterKind kind, string language)
    {
        yield return new ApplicationStarted(Id, Fellowship.Id, new Applicant("Ana Ruiz", EmailAddress.Parse("ana@west.example"), "Westside High", "", language), [], At);
        yield return new MemberInvited(First, new Person("Sol Vega", EmailAddress.Parse("sol@west.example")), "student", At);
        yield return new RefereeNamed(First, new Person("Ruth Okafor", EmailAddress.Parse("ruth@east.example")), "My principal", At);
        if (kind < LetterKind.ApplicationReceipt) yield break;
        yield return new ApplicationSubmitted(At);
        if (kind.IsAboutVisit()) yield return new VisitScheduled(Interview);
        if (kind == LetterKind.VisitOff) yield return new VisitCalledOff(1, "Snow", At);
        if (kind.IsAboutVisit()) yield break;
        if (kind < LetterKind.DecisionAccept) yield break;
        var decision = kind switch
        {
            LetterKind.DecisionDecline => Decision.Decline,
            LetterKind.DecisionDefer => Decision.Defer,
            LetterKind.DecisionAlternate or LetterKind.PlaceOffered => Decision.Alternate,
            _ => Decision.Accept,
        };
        yield return new DecisionReleased(decision, Releasing.LetterOf(decision), decision == Decision.Alternate ? 2 : null, "Your statement moved us.", decision == Decision.Accept ? Until : null, At);
        if (kind == LetterKind.PlaceOffered) yield return new AlternateOffered(ApplicationId.Parse("9K2M49QX0ABCDEFG"), "Next in line", Until, At);
        if (kind < LetterKind.DepositAsked) yield break;
        yield return new OfferAccepted(At);
        yield return new SeatsHeld(Id.Registration, Until, At);
        if (kind == LetterKind.Enrolment) yield return new Enrolled(Id.Registration, At);
    }
}

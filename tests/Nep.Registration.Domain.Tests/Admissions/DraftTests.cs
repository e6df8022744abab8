using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Admissions;

/// <summary>Filling in an application, and sending it once.</summary>
public class DraftTests
{
    private static Scenario<ApplicationEvent, ApplicationCommand> One => Scenario.OfApplication(Fellowships.Offering);

    [Fact]
    public void Someone_begins_an_application() => One.When(Fellowships.Start).Then(Fellowships.Started);

    [Fact]
    public void Who_begins_by_invitation_needs_the_code()
    {
        var invited = Scenario.OfApplication(Institutes.Open(Fellowships.Details(Fellowships.Rule with { Invitations = ["BELE-7"] })));
        invited.When(Fellowships.Start with { Invitation = "bele-8" }).Refused(new InvitationUnknown());
        invited.When(Fellowships.Start with { Invitation = " bele-7" }).Then(Fellowships.Started with { Invitation = "BELE-7" });
    }

    [Fact]
    public void An_interest_form_comes_first_and_is_checked()
    {
        var rule = Fellowships.Rule with { InterestFirst = true };
        var interest = Scenario.OfApplication(Institutes.Open(Fellowships.Details(rule)));
        interest.When(Fellowships.Start).Refused(new FormFaulty([new Fault("answers.role", "Missing")]));
        interest.When(Fellowships.Start with { Interest = [new("role", "Leader")] }).Then(Fellowships.Started with { Interest = [new("role", "Leader")] });
    }

    [Fact]
    public void What_is_typed_is_kept_also_when_it_is_not_right_yet() =>
        One.Given(Fellowships.Started).When(new SaveAnswers([new("role", ""), new("years", "many")], 0)).Then(new AnswersSaved([new("years", "many")], 1, Clocks.Placed));

    [Fact]
    public void A_stale_tab_never_overwrites_what_was_saved_since()
    {
        var later = One.Given(Fellowships.Started, new AnswersSaved([new("why", "Old")], 1, Clocks.Placed), new AnswersSaved([new("why", "New")], 2, Clocks.Placed));
        later.When(new SaveAnswers([new("why", "Mine"), new("years", "3")], 1)).Refused(new AnswersChanged(["why"], 2));
        later.When(new SaveAnswers([new("why", "New"), new("years", "3")], 1)).Then(new AnswersSaved([new("years", "3")], 3, Clocks.Placed));
        later.When(new SaveAnswers([new("why", "Mine")], 2)).Then(new AnswersSaved([new("why", "Mine")], 3, Clocks.Placed));
    }

    [Fact]
    public void Nothing_is_kept_that_was_not_asked() => One.Given(Fellowships.Started).When(new SaveAnswers([new("age", "40"), new("why", "a\0b")], 0))
        .Refused(new FormFaulty([new Fault("answers.age", "NotAChoice"), new Fault("answers.why", "ControlCharacters")]));

    [Fact]
    public void A_file_is_attached_only_where_one_is_asked_for()
    {
        var file = new AttachedFile(FileId.Parse(new string('7', FileId.Characters)), "cv.pdf", FileKind.Pdf, 1200);
        One.Given(Fellowships.Started).When(new AttachFile("resume", file)).Then(new FileAttached("resume", file, 1, Clocks.Placed));
        One.Given(Fellowships.Started).When(new AttachFile("why", file)).Refused(new FormFaulty([new Fault("answers.why", "NotAChoice")]));
    }

    [Fact]
    public void An_application_is_sent_once() => One.Given(Fellowships.Finished).When(new SubmitApplication(new Actor.Applicant())).Then(new ApplicationSubmitted(Clocks.Placed));

    [Fact]
    public void Staff_cannot_send_a_draft_for_an_applicant() =>
        One.Given(Fellowships.Finished).When(new SubmitApplication(new Actor.Staff(Fellowships.Ruth.Email))).Refused(new OnlyApplicantSubmits());

    [Fact]
    public void Required_answers_are_enforced_when_it_is_sent() => One.Given(Fellowships.Started, new AnswersSaved([new("why", "one two three four five six"), new("years", "x"), new("site", "javascript:x")], 1, Clocks.Placed))
        .When(new SubmitApplication(new Actor.Applicant()))
        .Refused(new ApplicationIncomplete(
        [
            new Fault("answers.role", "Missing"), new Fault("answers.years", "NotAFigure"), new Fault("answers.why", "TooManyWords", "5"), new Fault("answers.site", "NotALink"),
            new Fault("referees", "TooFewReferees", "1"),
        ]));

    [Fact]
    public void The_grace_after_the_deadline_counts_by_the_servers_clock()
    {
        One.Given(Fellowships.Finished).At(Fellowships.End - Duration.FromMilliseconds(1)).When(new SubmitApplication(new Actor.Applicant())).Then(new ApplicationSubmitted(Fellowships.End - Duration.FromMilliseconds(1)));
        One.Given(Fellowships.Finished).At(Fellowships.End).When(new SubmitApplication(new Actor.Applicant())).Refused(new ApplicationsClosed(Fellowships.Rule.Deadline, Clocks.Pacific));
        One.Given(Fellowships.Finished).At(Fellowships.End).When(new SaveAnswers([new("why", "Late")], 1)).Refused(new ApplicationsClosed(Fellowships.Rule.Deadline, Clocks.Pacific));
        One.At(Fellowships.End).When(Fellowships.Start).Refused(new ApplicationsClosed(Fellowships.Rule.Deadline, Clocks.Pacific));
    }

    [Fact]
    public void What_was_not_sent_is_closed_and_what_was_sent_is_not()
    {
        One.Given(Fellowships.Finished).At(Fellowships.End).When(new CloseDraft()).Then(new DraftClosed(Fellowships.End));
        One.Given(Fellowships.Finished).At(Fellowships.Deadline).When(new CloseDraft()).ThenNothing();
        One.Given(Fellowships.Sent).At(Fellowships.End).When(new CloseDraft()).ThenNothing();
    }

    [Fact]
    public void Staff_give_more_time_with_a_reason_and_the_applicant_sends_it()
    {
        var until = Clocks.Wall("2027-03-03T12:00");
        var closed = One.Given([.. Fellowships.Finished, new DraftClosed(Fellowships.End)]).At(Fellowships.End);
        closed.When(new ReopenApplication(until, " ")).Refused(new ReasonMissing());
        closed.When(new ReopenApplication(Fellowships.Rule.Deadline, "Ill")).Refused(new ExtensionOutOfRange());
        var reopened = new ApplicationReopened(Clocks.Local("2027-03-03T12:00"), "Ill", Fellowships.End);
        closed.When(new ReopenApplication(until, "Ill")).Then(reopened);
        One.Given([.. Fellowships.Finished, new DraftClosed(Fellowships.End), reopened]).At(Fellowships.End + Duration.FromDays(1))
            .When(new SubmitApplication(new Actor.Applicant())).Then(new ApplicationSubmitted(Fellowships.End + Duration.FromDays(1)));
    }

    [Fact]
    public void An_application_is_withdrawn_at_any_point_before_enrolment()
    {
        One.Given(Fellowships.Sent).When(new WithdrawApplication(new Actor.Applicant(), "")).Then(new ApplicationWithdrawn("", Clocks.Placed));
        One.Given(Fellowships.Sent).When(new WithdrawApplication(new Actor.Staff(Fellowships.Ruth.Email), "")).Refused(new ReasonMissing());
        One.Given([.. Fellowships.Accepted, new Enrolled(Fellowships.One.Registration, Fellowships.Release)]).When(new WithdrawApplication(new Actor.Applicant(), ""))
            .Refused(new ApplicationPast(ApplicationStatus.Enrolled));
    }
}

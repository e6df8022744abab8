using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Admissions;

/// <summary>What staff may change of an admission that people have seen, and what that does to applications.</summary>
public class FormChangeTests
{
    private static readonly FormQuestion Hope = new("hope", "What do you hope for?", FormQuestionKind.LongText, true);
    private static readonly Instant Changed = Clocks.Local("2027-02-20T10:00");

    private static Scenario<OfferingEvent, OfferingCommand> Published =>
        Scenario.For(Institutes.Id).Given(new OfferingCreated(Institutes.Id, Fellowships.Details()), new OfferingPublished(Institutes.Published)).At(Changed);

    private static AdmissionRule With(params ReadOnlySpan<FormQuestion> more) =>
        Fellowships.Rule with { Stages = [Fellowships.Rule.Stages[0], Fellowships.Rule.Stages[1] with { Questions = [.. Fellowships.Rule.Stages[1].Questions, .. more] }] };

    private static AdmissionRule Changing(string key, Func<FormQuestion, FormQuestion> change) => Fellowships.Rule with
    {
        Stages = Fellowships.Rule.Stages.Map(stage => stage with { Questions = stage.Questions.Map(question => question.Key == key ? change(question) : question) }),
    };

    private static AdmissionRule Without(string key) =>
        Fellowships.Rule with { Stages = Fellowships.Rule.Stages.Map(stage => stage with { Questions = [.. stage.Questions.Where(question => question.Key != key)] }) };

    private static EditOffering Edit(AdmissionRule rule, int basedOn = 2) => new(Fellowships.Details(rule), basedOn, "We learned");

    private static Offering After(params ReadOnlySpan<AdmissionRule> rules)
    {
        var offering = Fellowships.Offering;
        foreach (var rule in rules) offering = OfferingFold.Evolve(offering, new OfferingEdited(Fellowships.Details(rule), false, Changed, "We learned"));
        return offering;
    }

    [Fact]
    public void A_published_question_keeps_its_kind_also_after_it_was_taken_out_and_comes_back()
    {
        var otherwise = Changing("why", question => question with { Kind = FormQuestionKind.Number, MostWords = null });
        var refused = new FormFaulty([new Fault("admission.questions.why", "KindStays")]);
        Published.When(Edit(otherwise)).Refused(refused);
        Published.Given(new OfferingEdited(Fellowships.Details(Without("why")), false, Changed, "x"))
            .When(Edit(otherwise, 3)).Refused(refused);
        Assert.Null(Published.When(Edit(Without("why"))).Why());
    }

    [Fact]
    public void An_answer_given_in_confidence_is_never_opened_to_more_people()
    {
        var quiet = Changing("years", question => question with { Sight = AnswerSight.Needs });
        Scenario.For(Institutes.Id).Given(new OfferingCreated(Institutes.Id, Fellowships.Details(quiet)), new OfferingPublished(Institutes.Published)).At(Changed)
            .When(Edit(Fellowships.Rule)).Refused(new FormFaulty([new Fault("admission.questions.years", "SightStays")]));
        Assert.Null(Published.When(Edit(quiet)).Why());
    }

    [Fact]
    public void A_deadline_is_moved_earlier_but_not_to_before_now()
    {
        Published.When(Edit(Fellowships.Rule with { Deadline = Clocks.Wall("2027-02-20T09:59") })).Refused(new FormFaulty([new Fault("admission.deadline", "InThePast")]));
        Assert.Null(Published.When(Edit(Fellowships.Rule with { Deadline = Clocks.Wall("2027-02-20T10:01") })).Why());
    }

    [Fact]
    public void Whether_people_apply_or_register_stays_once_it_is_published()
    {
        Published.When(new EditOffering(Fellowships.Details() with { Entry = new Entry.Open(3) }, 2, "Simpler")).Refused(new EntryStays());
        Assert.Null(Scenario.For(Institutes.Id).Given(new OfferingCreated(Institutes.Id, Fellowships.Details())).When(new EditOffering(Fellowships.Details() with { Entry = new Entry.Open(3) }, 1)).Why());
    }

    [Fact]
    public void Who_sent_an_application_is_read_by_the_questions_that_stood_then()
    {
        var reworded = Changing("why", question => question with { Label = "Why you?" });
        var offering = After(reworded, With(Hope));
        Assert.Equal(
            ("Why now?", "Why now?", "Why now?", true),
            (Label(offering, Changed - Duration.Epsilon), Label(offering, Clocks.Placed), Label(offering, null), offering.RuleAt(With(Hope), null).Question("hope") is not null));
        Assert.Null(offering.RuleAt(With(Hope), Clocks.Placed).Question("hope"));
        Assert.Equal("Why you?", Label(After(reworded), null));
        Assert.Equal("Why now?", Label(After(reworded), Clocks.Placed));

        static string Label(Offering offering, Instant? at) => offering.RuleAt(offering.Details.Entry.Admission!, at).Question("why")!.Label;
    }

    [Fact]
    public void What_tells_who_applies_is_hidden_by_the_stricter_of_both_forms()
    {
        var offering = After(Changing("resume", question => question with { TellsWho = true }));
        Assert.True(offering.RuleAt(offering.Details.Entry.Admission!, Clocks.Placed).Question("resume")!.TellsWho);
    }

    [Fact]
    public void Before_it_is_saved_staff_read_what_a_change_does()
    {
        var (draft, sent) = (Fellowships.State([Fellowships.Started, new AnswersSaved([new("why", "It is time")], 1, Clocks.Placed)]), Fellowships.State(Fellowships.Sent));
        Assert.Equal([new FormEffect(FormEffectKind.AskedToo, Hope.Label, 1, 0)], Effects(With(Hope), draft, sent));
        Assert.Equal([new FormEffect(FormEffectKind.NoLongerAsked, "Why now?", 1, 1)], Effects(Without("why"), draft, sent));
        Assert.Equal([new FormEffect(FormEffectKind.Reworded, "Why you?", 1, 1)], Effects(Changing("why", question => question with { Label = "Why you?" }), draft, sent));
        Assert.Equal([new FormEffect(FormEffectKind.NoLongerFits, "Why now?", 1, 0)], Effects(Changing("why", question => question with { MostWords = 2 }), draft, sent));
        Assert.Equal([new FormEffect(FormEffectKind.NowRequired, "Years", 1, 0)], Effects(Changing("years", question => question with { Required = true }), draft, sent));
        Assert.Equal([new FormEffect(FormEffectKind.MoreReferees, "", 1, 0)], Effects(Fellowships.Rule with { References = Fellowships.Rule.References! with { Least = 2 } }, draft, sent));
        Assert.Equal([new FormEffect(FormEffectKind.PriceTold, "", 0, 1)], Effects(Fellowships.Rule with { Tuition = new Tuition.Free() }, draft, Fellowships.State(Fellowships.Offered)));
        Assert.Equal([new FormEffect(FormEffectKind.PriceAgreed, "", 0, 1)], Effects(Fellowships.Rule with { Tuition = new Tuition.Free() }, draft, Fellowships.State(Fellowships.Offered) with { Status = ApplicationStatus.Enrolled }));
        Assert.Equal(
            [new FormEffect(FormEffectKind.DueMoved, "", 1, 0), new FormEffect(FormEffectKind.OpenAgain, "", 1, 0)],
            Effects(Fellowships.Rule with { Deadline = Clocks.Wall("2027-03-05T17:00") }, draft, sent, Fellowships.State(Fellowships.Started, new DraftClosed(Fellowships.End))));
        Assert.Equal(
            [new FormEffect(FormEffectKind.TeamLacks, "", 1, 0), new FormEffect(FormEffectKind.RoleGone, "parent", 1, 0)],
            FormEffects.Of(
                Fellowships.ForTeams, Institutes.Open(Fellowships.Details(Fellowships.TeamRule with { Team = Fellowships.TeamRule.Team! with { Least = 4, Roles = [new("teacher", "teacher", 1), new("student", "student", 1)] } })),
                [Fellowships.State(Fellowships.Team)]));
    }

    [Fact]
    public void A_deadline_that_is_moved_past_the_closing_opens_what_was_closed()
    {
        var later = Scenario.OfApplication(Institutes.Open(Fellowships.Details(Fellowships.Rule with { Deadline = Clocks.Wall("2027-03-05T17:00") })));
        ApplicationEvent[] closed = [Fellowships.Started, new DraftClosed(Fellowships.End)];
        later.Given(closed).At(Fellowships.End).When(new OpenDraft()).Then(new DraftOpened(Fellowships.End));
        Scenario.OfApplication(Fellowships.Offering).Given(closed).At(Fellowships.End).When(new OpenDraft()).Then();
    }

    private static ValueList<FormEffect> Effects(AdmissionRule rule, params ApplicationState[] all) => FormEffects.Of(Fellowships.Offering, Institutes.Open(Fellowships.Details(rule)), all);
}

using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>Keeps what is typed, right or not.</summary>
    /// <param name="Version">The version that the form was shown with: what was saved since is not overwritten unseen.</param>
    public sealed record SaveAnswers(ValueList<Answer> Answers, int Version) : ApplicationCommand;

    /// <param name="File">Null to take it out.</param>
    public sealed record AttachFile(string Question, AttachedFile? File) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <param name="Answers">Those that changed.</param>
    public sealed record AnswersSaved(ValueList<Answer> Answers, int Version, Instant At) : ApplicationEvent;

    /// <param name="File">Null when it was taken out.</param>
    public sealed record FileAttached(string Question, AttachedFile? File, int Version, Instant At) : ApplicationEvent;
}

/// <summary>
/// Some of these answers were changed elsewhere since the form was shown, in another tab or on another device. Nothing was overwritten: the form
/// shows both.
/// </summary>
public sealed record AnswersChanged(ValueList<string> Questions, int Version) : Refusal;

/// <summary>Keeping what an applicant types.</summary>
internal static class Answering
{
    public static Ruling<ApplicationEvent> Save(Offering offering, AdmissionRule rule, ApplicationState one, SaveAnswers save, Instant now)
    {
        var changed = save.Answers.Where(answer => (one.Answer(answer.Question)?.Text ?? "") != answer.Text).ToValueList();
        if (changed.Count == 0) return Ruling<ApplicationEvent>.Nothing;
        if (Admission.Shut(offering, rule, one, now) is { } shut) return shut;
        var typed = rule.Questions.Where(question => question.Kind != FormQuestionKind.File).ToList();
        if (AnswerRules.Unkeepable(typed, changed).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        ValueList<string> elsewhere = [.. changed.Where(answer => one.Answer(answer.Question) is { } known && known.Version > save.Version).Select(answer => answer.Question)];
        return elsewhere.Count > 0 ? new AnswersChanged(elsewhere, one.Version) : new AnswersSaved(changed, one.Version + 1, now);
    }

    public static Ruling<ApplicationEvent> Attach(Offering offering, AdmissionRule rule, ApplicationState one, AttachFile attach, Instant now)
    {
        if (one.Answer(attach.Question)?.File == attach.File) return Ruling<ApplicationEvent>.Nothing;
        if (Admission.Shut(offering, rule, one, now) is { } shut) return shut;
        return rule.Question(attach.Question) is { Kind: FormQuestionKind.File }
            ? new FileAttached(attach.Question, attach.File, one.Version + 1, now)
            : new FormFaulty([new Fault(AnswerRules.Field(attach.Question), "NotAChoice")]);
    }

    public static ApplicationState Saved(ApplicationState one, AnswersSaved e) =>
        e.Answers.Aggregate(one, (state, answer) => With(state, new SavedAnswer(answer.Question, answer.Text, e.Version))) with { Version = e.Version };

    public static ApplicationState Attached(ApplicationState one, FileAttached e) =>
        With(one, new SavedAnswer(e.Question, e.File?.Name ?? "", e.Version) { File = e.File }) with { Version = e.Version };

    private static ApplicationState With(ApplicationState one, SavedAnswer answer) => one with
    {
        Answers = one.Answer(answer.Question) is null
            ? one.Answers.Add(answer)
            : one.Answers.Map(known => known.Question == answer.Question ? answer : known),
    };
}

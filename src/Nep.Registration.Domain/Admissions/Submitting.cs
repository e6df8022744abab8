using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>The applicant sends it. Nobody else can.</summary>
    public sealed record SubmitApplication(Actor By) : ApplicationCommand;

    /// <summary>The deadline and its grace are over: what was not sent is closed.</summary>
    public sealed record CloseDraft : ApplicationCommand;

    /// <summary>The deadline was moved past the instant at which it was closed.</summary>
    public sealed record OpenDraft : ApplicationCommand;

    /// <summary>Staff give an application more time, or take a sent one back into the applicant's hands.</summary>
    /// <param name="Until">On the offering's clock.</param>
    public sealed record ReopenApplication(LocalDateTime Until, string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    public sealed record ApplicationSubmitted(Instant At) : ApplicationEvent;

    public sealed record DraftClosed(Instant At) : ApplicationEvent;

    public sealed record DraftOpened(Instant At) : ApplicationEvent;

    public sealed record ApplicationReopened(Instant Until, string Reason, Instant At) : ApplicationEvent;
}

/// <summary>Something that is asked for is still missing, or not right.</summary>
public sealed record ApplicationIncomplete(ValueList<Fault> Faults) : Refusal;

/// <summary>Only the applicant sends an application; staff cannot do it for them.</summary>
public sealed record OnlyApplicantSubmits : Refusal;

/// <summary>The time that is given lies in the past, or after the program has begun.</summary>
public sealed record ExtensionOutOfRange : Refusal;

/// <summary>Sending an application, once; and what becomes of one that was not sent in time.</summary>
internal static class Submitting
{
    public static Ruling<ApplicationEvent> Submit(Offering offering, AdmissionRule rule, ApplicationState one, SubmitApplication submit, Instant now)
    {
        if (submit.By is not (Actor.Applicant or Actor.Demo)) return new OnlyApplicantSubmits();
        if (one.Submitted is not null) return Ruling<ApplicationEvent>.Nothing;
        if (Admission.Shut(offering, rule, one, now) is { } shut) return shut;
        return Completeness.Missing(rule, one) is { Count: > 0 } faults ? new ApplicationIncomplete(faults) : new ApplicationSubmitted(now);
    }

    public static Ruling<ApplicationEvent> Close(Offering offering, AdmissionRule rule, ApplicationState one, Instant now) =>
        one.Status == ApplicationStatus.Draft && now >= Admission.Ends(offering, rule, one) ? new DraftClosed(now) : Ruling<ApplicationEvent>.Nothing;

    public static Ruling<ApplicationEvent> Open(Offering offering, AdmissionRule rule, ApplicationState one, Instant now) =>
        one is { Status: ApplicationStatus.Closed, Ended: { } ended } && Admission.Ends(offering, rule, one) > ended ? new DraftOpened(now) : Ruling<ApplicationEvent>.Nothing;

    public static Ruling<ApplicationEvent> Reopen(Offering offering, ApplicationState one, ReopenApplication reopen, Instant now)
    {
        var until = offering.Zone.At(reopen.Until);
        if (one.Status == ApplicationStatus.Draft && one.Extended == until) return Ruling<ApplicationEvent>.Nothing;
        if (one.Status is not (ApplicationStatus.Draft or ApplicationStatus.Closed or ApplicationStatus.Submitted)) return new ApplicationPast(one.Status);
        if (Reasons.Refuse(reopen.Reason) is { } unreasoned) return unreasoned;
        return until <= now || until >= offering.Starts ? new ExtensionOutOfRange() : new ApplicationReopened(until, reopen.Reason.Trim(), now);
    }
}

/// <summary>What an application still lacks before it can be sent.</summary>
public static class Completeness
{
    public static ValueList<Fault> Missing(AdmissionRule rule, ApplicationState one) =>
    [
        .. rule.Stages.SelectMany(stage => Missing(stage, one)), .. TeamQuorum.Missing(rule, one),
        .. rule.References is { } asked && one.Referees.Count < asked.Least ? [new Fault("referees", "TooFewReferees", $"{asked.Least}")] : Array.Empty<Fault>(),
    ];

    public static ValueList<Fault> Missing(FormStage stage, ApplicationState one) =>
        AnswerRules.Check(stage.Questions, [.. one.Answers.Select(answer => new Answer(answer.Question, answer.Text))]);
}

using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>Staff carry an applicant who was chosen for a later run to that run.</summary>
    /// <param name="As">The application that it becomes there: the same for the same run.</param>
    public sealed record CarryDeferral(OfferingId To, ApplicationId As, string Reason) : ApplicationCommand;

    /// <summary>The other run took the application, or would not.</summary>
    /// <param name="Refused">The name of the refusal; null when it took it.</param>
    public sealed record SettleDeferral(OfferingId To, string? Refused) : ApplicationCommand;

    /// <summary>An application that was deferred from an earlier run comes to this one.</summary>
    public sealed record TakeDeferral(ApplicationId Id, ApplicationState From) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    public sealed record DeferralOrdered(OfferingId To, ApplicationId As, string Reason, Instant At) : ApplicationEvent;

    public sealed record DeferralSettled(string? Refused, Instant At) : ApplicationEvent;

    /// <param name="Application">The application as it begins here: sent, where nothing is missing; otherwise a draft.</param>
    public sealed record DeferralTaken(ApplicationState Application, Instant At) : ApplicationEvent;
}

/// <summary>Where a deferred application is carried, by staff.</summary>
/// <param name="Settled">When it was there; null while it is on its way.</param>
/// <param name="Refused">The name of the refusal with which the other run would not take it; null when it did, or while it is on its way.</param>
public sealed record CarriedOn(OfferingId To, ApplicationId As, string Reason, Instant At, Instant? Settled = null, string? Refused = null);

/// <summary>The application of an earlier run that this one goes on from.</summary>
public sealed record DeferredFrom(OfferingId Offering, ApplicationId Application);

/// <summary>
/// A deferral, carried to the next run that staff choose: answers to questions that are asked there too, references that were given, and the team,
/// whose people say yes anew since the days are others. Where nothing is missing the application is sent; otherwise the applicant is mailed the link to
/// complete it. Taking it again changes nothing, since its number is made from both.
/// </summary>
public static class Deferring
{
    /// <summary>Whoever must complete it after the deadline has so many days.</summary>
    private const int Days = 14;

    internal static Ruling<ApplicationEvent> Carry(ApplicationState one, CarryDeferral carry, Instant now)
    {
        if (one.Carried is { Refused: null } known) return known.To == carry.To ? Ruling<ApplicationEvent>.Nothing : new ApplicationPast(one.Status);
        if (one.Status != ApplicationStatus.Deferred || carry.To == one.Offering) return new ApplicationPast(one.Status);
        return Reasons.Refuse(carry.Reason) is { } unreasoned ? unreasoned : new DeferralOrdered(carry.To, carry.As, carry.Reason.Trim(), now);
    }

    internal static Ruling<ApplicationEvent> Settle(ApplicationState one, SettleDeferral settle, Instant now) =>
        one.Carried is { Settled: null } carried && carried.To == settle.To ? new DeferralSettled(settle.Refused, now) : Ruling<ApplicationEvent>.Nothing;

    internal static Ruling<ApplicationEvent> Take(Offering offering, AdmissionRule rule, TakeDeferral take, Instant now)
    {
        if (offering.Status == OfferingStatus.Draft) return new OfferingNotFound();
        if (offering.Status == OfferingStatus.Cancelled) return new OfferingIsCancelled();
        if (now >= offering.Starts) return new ApplicationsClosed(rule.Deadline, offering.Zone);
        var begun = Begun(offering, rule, take, now);
        return new DeferralTaken(Completeness.Missing(rule, begun).Count == 0 ? begun with { Status = ApplicationStatus.Submitted, Submitted = now, Extended = null } : begun, now);
    }

    private static ApplicationState Begun(Offering offering, AdmissionRule rule, TakeDeferral take, Instant now) => new()
    {
        Id = take.Id,
        Offering = offering.Id,
        Started = now,
        Status = ApplicationStatus.Draft,
        Applicant = take.From.Applicant,
        Version = 1,
        Answers = [.. take.From.Answers.Where(answer => IsAsked(rule, answer)).Select(answer => answer with { Version = 1 })],
        Members = rule.Team is null ? [] : [.. take.From.Members.Where(member => member.IsIn).Select((member, i) => Asked(rule.Team, member, i, now))],
        Referees = rule.References is null ? [] : [.. take.From.Referees.Where(referee => referee.Given is not null).Select((referee, i) => referee with { Number = new ParticipantNumber(i + 1) })],
        Interest = rule.InterestFirst ? take.From.Interest ?? now : null,
        Extended = now >= Admission.Ends(offering, rule) ? Instant.Min(Admission.After(offering, now, Days), offering.Starts) : null,
        From = new DeferredFrom(take.From.Offering, take.From.Id),
    };

    /// <summary>Whether an answer is asked for here too, in the same way.</summary>
    private static bool IsAsked(AdmissionRule rule, SavedAnswer answer) =>
        answer.Text.Length > 0 && rule.Question(answer.Question) is { } question && question.Kind == FormQuestionKind.File == answer.File is not null;

    private static TeamMember Asked(TeamRule team, TeamMember member, int at, Instant now) =>
        new(new ParticipantNumber(at + 1), member.Person, team.Roles.Any(role => role.Key == member.Role) ? member.Role : "", now);
}

using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>Asks someone to be in the team. Whoever applies and is in the team themselves has confirmed by that.</summary>
    public sealed record InviteMember(Person Person, string Role) : ApplicationCommand;

    /// <param name="Change">Whose link it was, so that a link of someone who was replaced does nothing.</param>
    public sealed record ConfirmMember(ParticipantNumber Number, int Change) : ApplicationCommand;

    public sealed record LetMemberGo(ParticipantNumber Number, string Reason) : ApplicationCommand;

    /// <summary>Someone else takes the place; whoever had it stays on the record.</summary>
    public sealed record ReplaceMember(ParticipantNumber Number, Person Person, string Role, string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    public sealed record MemberInvited(ParticipantNumber Number, Person Person, string Role, Instant At) : ApplicationEvent;

    public sealed record MemberConfirmed(ParticipantNumber Number, Instant At) : ApplicationEvent;

    public sealed record MemberLeft(ParticipantNumber Number, string Reason, Instant At) : ApplicationEvent;

    public sealed record MemberReplaced(ParticipantNumber Number, Person Person, string Role, string Reason, Instant At) : ApplicationEvent;
}

/// <summary>Nobody of the team has this place, or no longer the person whom the link was for.</summary>
public sealed record TeamMemberNotFound : Refusal;

/// <summary>Someone with this address is in the team already.</summary>
public sealed record TeamMemberAlreadyIn : Refusal;

/// <summary>The team is full.</summary>
public sealed record TeamFull(int Most) : Refusal;

/// <summary>The people who apply together: invited, confirmed, replaced, gone.</summary>
internal static class Teaming
{
    public static Ruling<ApplicationEvent> Invite(Offering offering, AdmissionRule rule, ApplicationState one, InviteMember invite, Instant now)
    {
        if (one.Members.FirstOrDefault(member => member.IsIn && member.Person.Email == invite.Person.Email) is { } known)
            return known.Person == invite.Person && known.Role == invite.Role ? Ruling<ApplicationEvent>.Nothing : new TeamMemberAlreadyIn();
        if (Admission.Shut(offering, rule, one, now) is { } shut) return shut;
        if (Faults(rule, invite.Person, invite.Role).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        if (one.Members.Count(member => member.IsIn) >= rule.Team!.Most) return new TeamFull(rule.Team.Most);
        var number = new ParticipantNumber(one.Members.Count + 1);
        var invited = new MemberInvited(number, invite.Person, invite.Role, now);
        return invite.Person.Email == one.Applicant.Email ? Ruling<ApplicationEvent>.Of(invited, new MemberConfirmed(number, now)) : invited;
    }

    public static Ruling<ApplicationEvent> Confirm(ApplicationState one, ConfirmMember confirm, Instant now)
    {
        if (one.Member(confirm.Number) is not { IsIn: true } member || member.Change != confirm.Change) return new TeamMemberNotFound();
        return member.IsConfirmed ? Ruling<ApplicationEvent>.Nothing : one.IsOpen ? new MemberConfirmed(confirm.Number, now) : new ApplicationPast(one.Status);
    }

    public static Ruling<ApplicationEvent> Leave(ApplicationState one, LetMemberGo leave, Instant now)
    {
        if (one.Member(leave.Number) is not { } member) return new TeamMemberNotFound();
        if (!member.IsIn) return Ruling<ApplicationEvent>.Nothing;
        return Why(one, leave.Reason) is { } why ? why : new MemberLeft(leave.Number, leave.Reason.Trim(), now);
    }

    public static Ruling<ApplicationEvent> Replace(AdmissionRule rule, ApplicationState one, ReplaceMember replace, Instant now)
    {
        if (one.Member(replace.Number) is not { } member) return new TeamMemberNotFound();
        if (member.IsIn && member.Person == replace.Person && member.Role == replace.Role) return Ruling<ApplicationEvent>.Nothing;
        if (Why(one, replace.Reason) is { } why) return why;
        if (Faults(rule, replace.Person, replace.Role).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        if (one.Members.Any(other => other.IsIn && other.Number != replace.Number && other.Person.Email == replace.Person.Email)) return new TeamMemberAlreadyIn();
        return new MemberReplaced(replace.Number, replace.Person, replace.Role, replace.Reason.Trim(), now);
    }

    public static TeamMember Replaced(TeamMember member, MemberReplaced e) => member with
    {
        Person = e.Person,
        Role = e.Role,
        Invited = e.At,
        Confirmed = null,
        Left = null,
        LeftWhy = "",
        Change = member.Change + 1,
        Before = member.Before.Add(new FormerMember(member.Person, member.Role, member.Confirmed, member.Left ?? e.At, member.Left is null ? e.Reason : member.LeftWhy)),
    };

    public static ApplicationState With(ApplicationState one, ParticipantNumber number, Func<TeamMember, TeamMember> change) =>
        one with { Members = one.Members.Map(member => member.Number == number ? change(member) : member) };

    private static Refusal? Why(ApplicationState one, string reason) =>
        !one.IsOpen ? new ApplicationPast(one.Status)
        : Reasons.Refuse(reason);

    private static IEnumerable<Fault> Faults(AdmissionRule rule, Person person, string role) =>
    [
        .. FormRules.Person("member", person),
        .. rule.Team is null || (rule.Team.Roles.Count > 0 && rule.Team.Roles.All(known => known.Key != role)) ? [new Fault("member.role", "NotAChoice")] : Array.Empty<Fault>(),
    ];
}

/// <summary>Whether a team is large enough and has whom it must have. It is looked at again whenever someone leaves.</summary>
public static class TeamQuorum
{
    /// <summary>What a team lacks; only those who confirmed count.</summary>
    public static ValueList<Fault> Missing(AdmissionRule rule, ApplicationState one) => Missing(rule, RolesOf(one));

    /// <param name="roles">The role of each who confirmed.</param>
    public static ValueList<Fault> Missing(AdmissionRule rule, ValueList<string> roles) => rule.Team is not { } team ? [] :
    [
        .. roles.Count < team.Least ? [new Fault("members", "TooFewSaidYes", $"{team.Least}")] : Array.Empty<Fault>(),
        .. team.Roles.Where(role => roles.Count(one => one == role.Key) < role.Least).Select(role => new Fault("members", "RoleMissing", $"{role.Least} {role.Label}")),
    ];

    /// <summary>The role of each person of a team who confirmed.</summary>
    public static ValueList<string> RolesOf(ApplicationState one) => [.. one.Members.Where(member => member.IsConfirmed).Select(member => member.Role)];
}

using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Staff;

/// <summary>What is asked of the roll of staff. Each needs a reason, which stays in the history.</summary>
public abstract record StaffCommand
{
    private StaffCommand() { }

    public sealed record AppointMember(StaffMember Member, string Reason) : StaffCommand;

    /// <summary>Changes a member's name or roles; the address stays.</summary>
    public sealed record ChangeMember(StaffMember Member, string Reason) : StaffCommand;

    public sealed record RemoveMember(EmailAddress Address, string Reason) : StaffCommand;
}

/// <summary>What happened to the roll of staff.</summary>
public abstract record StaffEvent
{
    private StaffEvent() { }

    public sealed record MemberAppointed(StaffMember Member, string Reason) : StaffEvent;

    public sealed record MemberChanged(StaffMember Before, StaffMember Member, string Reason) : StaffEvent;

    public sealed record MemberRemoved(StaffMember Member, string Reason) : StaffEvent;
}

/// <summary>Nobody at this address is staff.</summary>
public sealed record MemberNotFound : Refusal;

/// <summary>Someone at this address is staff already.</summary>
public sealed record MemberExists : Refusal;

/// <summary>The change would leave nobody who may appoint staff.</summary>
public sealed record LastAdministrator : Refusal;

/// <summary>The rules of the roll of staff: everyone on it has a name and a role, and one of them is an administrator.</summary>
public static class StaffDecider
{
    /// <param name="roll">Everyone who is staff now.</param>
    public static Ruling<StaffEvent> Decide(IReadOnlyList<StaffMember> roll, StaffCommand command) => command switch
    {
        StaffCommand.AppointMember(var member, var why) => Appoint(Find(roll, member.Address), member, why),
        StaffCommand.ChangeMember(var member, var why) => Change(roll, Find(roll, member.Address), member, why),
        StaffCommand.RemoveMember(var address, var why) => Remove(roll, Find(roll, address), why),
        _ => throw new UnreachableException(),
    };

    private static Ruling<StaffEvent> Appoint(StaffMember? known, StaffMember member, string why)
    {
        if (known == member) return Ruling<StaffEvent>.Nothing;
        if (known is not null) return new MemberExists();
        return Faulty(member, why) is { } faulty ? faulty : new StaffEvent.MemberAppointed(member, why.Trim());
    }

    private static Ruling<StaffEvent> Change(IReadOnlyList<StaffMember> roll, StaffMember? known, StaffMember member, string why)
    {
        if (known is null) return new MemberNotFound();
        if (known == member) return Ruling<StaffEvent>.Nothing;
        if (!IsAdministrator(member) && IsLastAdministrator(roll, known)) return new LastAdministrator();
        return Faulty(member, why) is { } faulty ? faulty : new StaffEvent.MemberChanged(known, member, why.Trim());
    }

    private static Ruling<StaffEvent> Remove(IReadOnlyList<StaffMember> roll, StaffMember? known, string why)
    {
        if (known is null) return Ruling<StaffEvent>.Nothing;
        if (IsLastAdministrator(roll, known)) return new LastAdministrator();
        return Faulty(known, why) is { } faulty ? faulty : new StaffEvent.MemberRemoved(known, why.Trim());
    }

    private static Refusal? Faulty(StaffMember member, string why)
    {
        if (string.IsNullOrWhiteSpace(why)) return new ReasonMissing();
        ValueList<Fault> faults =
        [
            .. FormRules.Name("name", member.Name), .. OfferingRules.Reason(why),
            .. member.Roles.Count == 0 ? [new Fault("roles", "Missing")] : Array.Empty<Fault>(),
        ];
        return faults.Count > 0 ? new FormFaulty(faults) : null;
    }

    private static StaffMember? Find(IReadOnlyList<StaffMember> roll, EmailAddress address) => roll.FirstOrDefault(one => one.Address == address);

    private static bool IsAdministrator(StaffMember member) => member.Roles.Contains(StaffRole.Administrator);

    private static bool IsLastAdministrator(IReadOnlyList<StaffMember> roll, StaffMember member) =>
        IsAdministrator(member) && roll.Count(IsAdministrator) == 1;
}

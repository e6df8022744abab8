using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;

namespace Nep.Registration.Site.Staff.Members;

/// <summary>What happened to the roll of staff, in plain words, the newest first.</summary>
internal static class MemberHistory
{
    public static IReadOnlyList<PastEntry> Of(IReadOnlyList<HistoryEntry<StaffEvent>> history) =>
        [.. history.Reverse().SelectMany(entry => entry.Events.Select(happened => new PastEntry(entry.At, What(happened), StaffText.Name(entry.By), [Why(happened)])))];

    public static string What(StaffEvent happened) => happened switch
    {
        StaffEvent.MemberAppointed(var member, _) => $"{member.Name}, {member.Address}, became staff: {Roles(member)}",
        StaffEvent.MemberChanged(var before, var member, _) when before.Roles == member.Roles => $"{before.Name} is now called {member.Name}",
        StaffEvent.MemberChanged(var before, var member, _) => $"{member.Name} was {Roles(before)} and is now {Roles(member)}",
        StaffEvent.MemberRemoved(var member, _) => $"{member.Name}, {member.Address}, is no longer staff",
        _ => throw new UnreachableException(),
    };

    public static string Roles(StaffMember member) => string.Join(", ", member.Roles.OrderDescending().Select(role => role.ToString().ToLowerInvariant()));

    private static string Why(StaffEvent happened) => happened switch
    {
        StaffEvent.MemberAppointed(_, var why) => $"Why: “{why}”",
        StaffEvent.MemberChanged(_, _, var why) => $"Why: “{why}”",
        StaffEvent.MemberRemoved(_, var why) => $"Why: “{why}”",
        _ => throw new UnreachableException(),
    };
}

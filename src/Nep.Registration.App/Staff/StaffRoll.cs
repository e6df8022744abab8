using System.Collections.Concurrent;
using Nep.Registration.App.Activities;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Staff;

/// <summary>
/// Who is staff, and what each may do. A change made in this process takes hold at once; one made elsewhere within <see cref="FreshFor"/>.
/// </summary>
/// <remarks>All changes go through one row, so that two administrators cannot remove each other at the same moment.</remarks>
public sealed class StaffRoll(ITableStore store, Clock clock)
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private const int Tries = 6;

    private readonly ConcurrentDictionary<ReaderId, (StaffMember? Member, long Read)> known = new();

    public async Task<StaffMember?> Find(EmailAddress address, CancellationToken cancel = default) =>
        await store.Read<StaffMember>(Keys.Staff, Keys.StaffMember(address), cancel);

    /// <summary>The same from memory, for a question that every request asks.</summary>
    public async ValueTask<StaffMember?> Current(EmailAddress address, CancellationToken cancel = default)
    {
        var reader = ReaderId.Of(address);
        if (known.TryGetValue(reader, out var kept) && clock.Time.GetElapsedTime(kept.Read) < FreshFor) return kept.Member;
        var read = clock.Time.GetTimestamp();
        var member = await Find(address, cancel);
        known[reader] = (member, read);
        return member;
    }

    /// <summary>Everyone who is staff, by name.</summary>
    public async Task<IReadOnlyList<StaffMember>> All(CancellationToken cancel = default)
    {
        var members = new List<StaffMember>();
        await foreach (var row in store.All(Keys.Staff, Keys.StaffMembers, cancel)) members.Add(Json.Read<StaffMember>(row.Value));
        return [.. members.OrderBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Who changed the roll, when and why, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<StaffEvent>>> History(CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<StaffEvent>>();
        await foreach (var row in store.All(Keys.Staff, Keys.StaffLog, cancel)) entries.Add(Json.Read<HistoryEntry<StaffEvent>>(row.Value));
        return entries;
    }

    /// <summary>Sees to it that someone is an administrator: the first one, whom the host is started with.</summary>
    public async Task EnsureAdministrator(EmailAddress address, CancellationToken cancel = default)
    {
        const string Why = "named when the host was started";
        var member = await Find(address, cancel);
        if (member?.Roles.Contains(StaffRole.Administrator) == true) return;
        StaffCommand command = member is null
            ? new StaffCommand.AppointMember(new StaffMember(address, address.ToString(), [StaffRole.Administrator]), Why)
            : new StaffCommand.ChangeMember(member with { Roles = member.Roles.Add(StaffRole.Administrator) }, Why);
        if (await Handle(command, new Actor.Staff(address), cancel) is { } refused) throw new InvalidOperationException($"{address} cannot be administrator: {refused}");
    }

    /// <summary>Carries out a command. The roll, the member's row and the history change together.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Handle(StaffCommand command, Actor by, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var head = await store.Get(Keys.Staff, Keys.StaffRoll, cancel);
            var ruling = StaffDecider.Decide(await All(cancel), command);
            if (ruling is Ruling<StaffEvent>.Refused refused) return refused.Why;
            if (ruling is not Ruling<StaffEvent>.Accepted { Events: [var happened] }) return null;
            if (await Commit(head, happened, by, cancel)) return null;
        }

        throw new InvalidOperationException($"The roll of staff changed under every one of {Tries} tries.");
    }

    private async Task<bool> Commit(Row? head, StaffEvent happened, Actor by, CancellationToken cancel)
    {
        var number = (head is null ? 0 : Json.Read<StaffRollFile>(head.Value).Commits) + 1;
        var file = Json.Write(new StaffRollFile(number));
        var address = AddressOf(happened);
        if (await MemberRow(happened, address, cancel) is not { } change) return false;
        var done = await store.Transact(
            Keys.Staff,
            [
                head is null ? new RowChange.Insert(Keys.StaffRoll, file) : new RowChange.Replace(Keys.StaffRoll, file, head.Tag), change,
                new RowChange.Insert(Keys.StaffCommit(number), Json.Write(new HistoryEntry<StaffEvent>(clock.Now, by, [happened]))),
                .. ActivityRows.Of(clock.Now, by, Keys.StaffCommit(number)),
            ],
            cancel) is Ports.Commit.Done;
        known.TryRemove(ReaderId.Of(address), out _);
        return done;
    }

    /// <summary>Null when the row is no longer what the decision went by.</summary>
    private async ValueTask<RowChange?> MemberRow(StaffEvent happened, EmailAddress address, CancellationToken cancel)
    {
        var row = await store.Get(Keys.Staff, Keys.StaffMember(address), cancel);
        return (happened, row) switch
        {
            (StaffEvent.MemberAppointed e, null) => new RowChange.Insert(Keys.StaffMember(address), Json.Write(e.Member)),
            (StaffEvent.MemberChanged e, { } known) => new RowChange.Replace(known.Key, Json.Write(e.Member), known.Tag),
            (StaffEvent.MemberRemoved, { } known) => new RowChange.Delete(known.Key, known.Tag),
            (StaffEvent.MemberAppointed, _) or (StaffEvent.MemberChanged or StaffEvent.MemberRemoved, null) => null,
            _ => throw new UnreachableException(),
        };
    }

    private static EmailAddress AddressOf(StaffEvent happened) => happened switch
    {
        StaffEvent.MemberAppointed e => e.Member.Address,
        StaffEvent.MemberChanged e => e.Member.Address,
        StaffEvent.MemberRemoved e => e.Member.Address,
        _ => throw new UnreachableException(),
    };
}

/// <summary>The roll's row: how many commits made it.</summary>
internal sealed record StaffRollFile(int Commits);

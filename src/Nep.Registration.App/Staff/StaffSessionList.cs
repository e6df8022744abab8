using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Staff;

/// <summary>A session as its own member sees it.</summary>
/// <param name="Name">Names it in a form; made from the hash, so that it opens nothing.</param>
/// <param name="IsThis">Whether it is the one that asks.</param>
public sealed record OpenSession(string Name, Instant Began, Instant Seen, bool IsThis);

/// <summary>A member looks at the sessions of their own, and ends one of them.</summary>
public sealed partial class StaffSessions
{
    private const int NameCharacters = 16;

    /// <summary>The sessions of a member that go on, the newest first.</summary>
    /// <param name="token">The session that asks.</param>
    public async Task<IReadOnlyList<OpenSession>> Of(EmailAddress address, string? token, CancellationToken cancel = default)
    {
        var (open, own) = (new List<OpenSession>(), token is null ? "" : KeyOf(token));
        await foreach (var row in store.All(Keys.Staff, All, cancel))
            if (Json.Read<StaffSession>(row.Value) is var session && session.Address == address && !IsOver(session))
                open.Add(new OpenSession(row.Key.Substring(Prefix.Length, NameCharacters), session.Began, session.Seen, row.Key == own));
        return [.. open.OrderByDescending(session => session.Began)];
    }

    /// <summary>Ends one session, if it is the member's.</summary>
    public async Task EndOne(EmailAddress address, string name, CancellationToken cancel = default)
    {
        if (name is not { Length: NameCharacters } || !name.All(char.IsAsciiHexDigitLower)) return;
        await foreach (var row in store.All(Keys.Staff, KeyRange.Prefix(Prefix + name), cancel))
            if (Json.Read<StaffSession>(row.Value).Address == address) await store.Transact(Keys.Staff, [new RowChange.Delete(row.Key, RowTag.Any)], cancel);
        known.Clear();
    }
}

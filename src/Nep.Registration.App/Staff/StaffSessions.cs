using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Staff;

/// <summary>
/// Who is signed in, kept where a stolen cookie cannot reach: a session that was ended opens nothing, whatever the cookie says. One ends after
/// <see cref="Longest"/>, after <see cref="Idle"/> without a request, when it is signed out, and when its member is signed out everywhere.
/// </summary>
/// <remarks>An end made in this process takes hold at once; one made elsewhere within <see cref="FreshFor"/>. The store keeps a hash, so a copy of it opens nothing.</remarks>
/// <param name="clock">The machine's own: a journey with the time machine signs nobody out.</param>
public sealed partial class StaffSessions(ITableStore store, IChance chance, Clock clock)
{
    public static readonly Duration Longest = Duration.FromHours(12);
    public static readonly Duration Idle = Duration.FromHours(4);
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private const int TokenCharacters = 32;
    private const int Most = 1_000;
    private const string Prefix = "session|";
    private static readonly Duration SeenEvery = Duration.FromMinutes(10);
    private static readonly KeyRange All = KeyRange.Prefix(Prefix);

    private readonly ConcurrentDictionary<string, (bool Open, long Read)> known = new(StringComparer.Ordinal);

    /// <summary>Begins a session, and sweeps out those that are over.</summary>
    /// <returns>What the cookie says of it; 160 bits of chance.</returns>
    public async Task<string> Begin(EmailAddress address, CancellationToken cancel = default)
    {
        var token = NewToken();
        await store.Transact(Keys.Staff, [new RowChange.Insert(KeyOf(token), Json.Write(new StaffSession(address, clock.Now, clock.Now)))], cancel);
        await Sweep(session => IsOver(session), cancel);
        return token;
    }

    /// <summary>Whether a session goes on. A request keeps it from ending for want of use.</summary>
    public async ValueTask<bool> IsOpen(string? token, EmailAddress address, CancellationToken cancel = default)
    {
        if (token is not { Length: TokenCharacters } || !token.All(Ids.IsBase32)) return false;
        if (known.TryGetValue(token, out var kept) && clock.Time.GetElapsedTime(kept.Read) < FreshFor) return kept.Open;
        var read = clock.Time.GetTimestamp();
        var open = await Look(token, address, cancel);
        if (known.Count >= Most) known.Clear();
        known[token] = (open, read);
        return open;
    }

    public async Task End(string? token, CancellationToken cancel = default)
    {
        if (token is not { Length: TokenCharacters } || !token.All(Ids.IsBase32)) return;
        await store.Transact(Keys.Staff, [new RowChange.Delete(KeyOf(token), RowTag.Any)], cancel);
        known.Clear();
    }

    /// <summary>Ends every session of a member.</summary>
    public async Task EndAll(EmailAddress address, CancellationToken cancel = default)
    {
        await Sweep(session => session.Address == address, cancel);
        known.Clear();
    }

    private async Task<bool> Look(string token, EmailAddress address, CancellationToken cancel)
    {
        if (await store.Get(Keys.Staff, KeyOf(token), cancel) is not { } row) return false;
        var session = Json.Read<StaffSession>(row.Value);
        if (session.Address != address || IsOver(session)) return false;
        if (clock.Now - session.Seen >= SeenEvery)
            await store.Transact(Keys.Staff, [new RowChange.Replace(row.Key, Json.Write(session with { Seen = clock.Now }), row.Tag)], cancel);
        return true;
    }

    private bool IsOver(StaffSession session) => clock.Now - session.Began >= Longest || clock.Now - session.Seen >= Idle;

    /// <summary>One by one, since any of them may be ended elsewhere at the same moment.</summary>
    private async Task Sweep(Func<StaffSession, bool> ends, CancellationToken cancel)
    {
        await foreach (var row in store.All(Keys.Staff, All, cancel))
            if (ends(Json.Read<StaffSession>(row.Value))) await store.Transact(Keys.Staff, [new RowChange.Delete(row.Key, RowTag.Any)], cancel);
    }

    private string NewToken()
    {
        Span<byte> bytes = stackalloc byte[TokenCharacters * 5 / 8];
        chance.Fill(bytes);
        return Ids.ToBase32(bytes, TokenCharacters);
    }

    private static string KeyOf(string token) => $"{Prefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}";
}

/// <summary>One session of a member of staff.</summary>
internal sealed record StaffSession(EmailAddress Address, Instant Began, Instant Seen);

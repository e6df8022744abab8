using System.Collections.Concurrent;
using Nep.Registration.App.Activities;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Connections;

/// <summary>A key among the others, with the day on which it was last used; null when it never was.</summary>
public sealed record ApiKeyLine(ApiKey Key, LocalDate? LastUsed);

/// <summary>
/// The keys of other programs. One that is taken back in this process opens nothing from that instant on; one taken back elsewhere, within
/// <see cref="FreshFor"/>.
/// </summary>
public sealed class ApiKeyRing(ITableStore store, IChance chance, Clock clock)
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private const int Tries = 6;

    private readonly FreshShelf<ApiKey> shelf = new(clock, FreshFor);
    private readonly ConcurrentDictionary<ApiKeyId, LocalDate> used = new();

    /// <summary>The key that a secret opens; or why it opens none.</summary>
    public async ValueTask<(ApiKey? Key, Refusal? Why)> Open(string? secret, CancellationToken cancel = default)
    {
        if (!ApiSecret.TryParse(secret, out var given) || await Current(given.Id, cancel) is not { } key || !given.Opens(key)) return (null, new ApiKeyUnknown());
        if (key.ClosedAt(clock.Now) is { } closed) return (null, closed);
        await NoteUse(key.Id, cancel);
        return (key, null);
    }

    /// <summary>Makes a key. Its secret is answered here and never again.</summary>
    public async Task<(ApiSecret? Secret, Refusal? Why)> Make(
        string name, ValueList<ApiScope> scopes, Instant? expires, string reason, Actor by, CancellationToken cancel = default)
    {
        var secret = ApiSecret.Draw(chance);
        var key = new ApiKey(secret.Id, name.Trim(), scopes, secret.Hash, clock.Now, expires);
        return await Handle(key.Id, new ApiKeyCommand.MakeKey(key, reason), by, cancel) is { } why ? (null, why) : (secret, null);
    }

    public Task<Refusal?> Revoke(ApiKeyId id, string reason, Actor by, CancellationToken cancel = default) =>
        Handle(id, new ApiKeyCommand.RevokeKey(id, reason), by, cancel);

    /// <summary>Every key there ever was: those that are good first, by name.</summary>
    public async Task<IReadOnlyList<ApiKeyLine>> All(CancellationToken cancel = default)
    {
        var lines = new List<ApiKeyLine>();
        await foreach (var row in store.All(Keys.Connections, Keys.ApiKeys, cancel))
            if (Json.Read<ApiKey>(row.Value) is var key) lines.Add(new ApiKeyLine(key, await LastUsed(key.Id, cancel)));
        return [.. lines.OrderBy(line => line.Key.ClosedAt(clock.Now) is not null).ThenBy(line => line.Key.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public async Task<ApiKeyLine?> Find(ApiKeyId id, CancellationToken cancel = default) =>
        await store.Read<ApiKey>(Keys.Connections, Keys.ApiKey(id), cancel) is { } key ? new ApiKeyLine(key, await LastUsed(id, cancel)) : null;

    /// <summary>Who made a key and who took it back, when and why.</summary>
    public async Task<IReadOnlyList<HistoryEntry<ApiKeyEvent>>> History(ApiKeyId id, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<ApiKeyEvent>>();
        await foreach (var row in store.All(Keys.Connections, Keys.ApiKeyLog(id), cancel)) entries.Add(Json.Read<HistoryEntry<ApiKeyEvent>>(row.Value));
        return entries;
    }

    private async Task<Refusal?> Handle(ApiKeyId id, ApiKeyCommand command, Actor by, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var row = await store.Get(Keys.Connections, Keys.ApiKey(id), cancel);
            var known = row is null ? null : Json.Read<ApiKey>(row.Value);
            var ruling = ApiKeyDecider.Decide(known, command, clock.Now);
            if (ruling is Ruling<ApiKeyEvent>.Refused refused) return refused.Why;
            if (ruling is not Ruling<ApiKeyEvent>.Accepted { Events: [var happened] }) return null;
            var value = Json.Write(ApiKeyDecider.Evolve(known, happened));
            RowChange change = row is null ? new RowChange.Insert(Keys.ApiKey(id), value) : new RowChange.Replace(row.Key, value, row.Tag);
            var entry = new HistoryEntry<ApiKeyEvent>(clock.Now, by, [happened]);
            var log = Keys.ApiKeyCommit(id, row is null ? 1 : 2);
            var done = await store.Transact(Keys.Connections, [change, new RowChange.Insert(log, Json.Write(entry)), .. ActivityRows.Of(clock.Now, by, log)], cancel);
            shelf.Forget($"{id}");
            if (done is Commit.Done) return null;
        }

        throw new InvalidOperationException($"The key {id} changed under every one of {Tries} tries.");
    }

    private async ValueTask<ApiKey?> Current(ApiKeyId id, CancellationToken cancel)
    {
        if (shelf.Find($"{id}") is { } kept) return kept;
        var reading = shelf.Begin();
        if (await store.Read<ApiKey>(Keys.Connections, Keys.ApiKey(id), cancel) is not { } key) return null;
        shelf.Keep($"{id}", key, reading);
        return key;
    }

    /// <summary>The day is written once a day. Another process may write it at the same moment: it is the same day.</summary>
    private async ValueTask NoteUse(ApiKeyId id, CancellationToken cancel)
    {
        var today = clock.Now.InUtc().Date;
        if (used.TryGetValue(id, out var day) && day == today) return;
        var row = await store.Get(Keys.Connections, Keys.ApiKeyUse(id), cancel);
        var value = Json.Write(new ApiKeyUse(today));
        await store.Transact(
            Keys.Connections, [row is null ? new RowChange.Insert(Keys.ApiKeyUse(id), value) : new RowChange.Replace(row.Key, value, RowTag.Any)], cancel);
        used[id] = today;
    }

    private async ValueTask<LocalDate?> LastUsed(ApiKeyId id, CancellationToken cancel) =>
        (await store.Read<ApiKeyUse>(Keys.Connections, Keys.ApiKeyUse(id), cancel))?.Day;
}

/// <summary>The last day on which a key was used, by universal time.</summary>
internal sealed record ApiKeyUse(LocalDate Day);

using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Webhooks;

/// <summary>
/// Which addresses of other programs are told, and of what. A change made in this process holds at once, one made elsewhere within
/// <see cref="FreshFor"/>: what happens in those seconds a new endpoint may not hear of.
/// </summary>
public sealed class WebhookBook(ITableStore store, IChance chance, WebhookReach reach, Clock clock)
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private const int Tries = 6;
    private const string Everyone = "all";

    private readonly FreshShelf<IReadOnlyList<WebhookEndpoint>> shelf = new(clock, FreshFor);

    /// <summary>The endpoints that stand, from memory: every change of a registration asks for them.</summary>
    public async ValueTask<IReadOnlyList<WebhookEndpoint>> Standing(CancellationToken cancel = default)
    {
        if (shelf.Find(Everyone) is { } kept) return kept;
        var reading = shelf.Begin();
        IReadOnlyList<WebhookEndpoint> standing = [.. (await All(cancel)).Where(endpoint => endpoint.Removed is null)];
        shelf.Keep(Everyone, standing, reading);
        return standing;
    }

    /// <summary>Every endpoint there ever was: those that stand first, by name.</summary>
    public async Task<IReadOnlyList<WebhookEndpoint>> All(CancellationToken cancel = default)
    {
        var all = new List<WebhookEndpoint>();
        await foreach (var row in store.All(Keys.Webhooks, Keys.WebhookEndpoints, cancel)) all.Add(Json.Read<WebhookEndpoint>(row.Value));
        return [.. all.OrderBy(endpoint => endpoint.Removed is not null).ThenBy(endpoint => endpoint.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public async ValueTask<WebhookEndpoint?> Find(WebhookId id, CancellationToken cancel = default) =>
        await store.Read<WebhookEndpoint>(Keys.Webhooks, Keys.WebhookEndpoint(id), cancel);

    /// <summary>Who changed an endpoint, when and why, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<WebhookEvent>>> History(WebhookId id, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<WebhookEvent>>();
        await foreach (var row in store.All(Keys.Webhooks, Keys.WebhookLog(id), cancel)) entries.Add(Json.Read<HistoryEntry<WebhookEvent>>(row.Value));
        return entries;
    }

    /// <summary>The id of an endpoint that is yet to be added.</summary>
    public WebhookId Draw()
    {
        Span<byte> bytes = stackalloc byte[((WebhookId.Characters * 5) + 7) / 8];
        chance.Fill(bytes);
        return WebhookId.Parse(Ids.ToBase32(bytes, WebhookId.Characters));
    }

    /// <summary>Adds an endpoint, which is told of what happens from now on. The same form again adds no second one.</summary>
    /// <param name="id">From the form; null to draw one.</param>
    public async Task<(WebhookEndpoint? Added, Refusal? Why)> Add(
        string name, string address, ValueList<WebhookKind> kinds, string reason, Actor by, WebhookId? id = null, CancellationToken cancel = default)
    {
        var known = id is { } form ? await Find(form, cancel) : null;
        var endpoint = new WebhookEndpoint(id is { } fresh && known is null ? fresh : Draw(), name.Trim(), address.Trim(), kinds, clock.Now);
        if (known is not null && (known.Name, known.Address, known.Kinds) == (endpoint.Name, endpoint.Address, endpoint.Kinds)) return (known, null);
        return await Handle(endpoint.Id, new WebhookCommand.AddEndpoint(endpoint, reason), by, cancel) is { } why ? (null, why) : (endpoint, null);
    }

    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Handle(WebhookId id, WebhookCommand command, Actor by, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var row = await store.Get(Keys.Webhooks, Keys.WebhookEndpoint(id), cancel);
            var known = row is null ? null : Json.Read<WebhookEndpoint>(row.Value);
            var standing = (await All(cancel)).Count(endpoint => endpoint.Removed is null);
            var ruling = WebhookDecider.Decide(known, standing, command, reach, clock.Now);
            if (ruling is Ruling<WebhookEvent>.Refused refused) return refused.Why;
            if (ruling is not Ruling<WebhookEvent>.Accepted { Events: [var happened] }) return null;
            if (await Commit(id, row, WebhookDecider.Evolve(known, happened), new HistoryEntry<WebhookEvent>(clock.Now, by, [happened]), cancel)) return null;
        }

        throw new InvalidOperationException($"The endpoint {id} changed under every one of {Tries} tries.");
    }

    private async Task<bool> Commit(WebhookId id, Row? row, WebhookEndpoint endpoint, HistoryEntry<WebhookEvent> entry, CancellationToken cancel)
    {
        var value = Json.Write(endpoint);
        RowChange change = row is null ? new RowChange.Insert(Keys.WebhookEndpoint(id), value) : new RowChange.Replace(row.Key, value, row.Tag);
        var at = entry.At;
        while (await store.Get(Keys.Webhooks, Keys.WebhookCommit(id, at), cancel) is not null) at += Duration.FromMilliseconds(1);
        var done = await store.Transact(Keys.Webhooks, [change, new RowChange.Insert(Keys.WebhookCommit(id, at), Json.Write(entry))], cancel);
        shelf.Forget(Everyone);
        return done is Ports.Commit.Done;
    }
}

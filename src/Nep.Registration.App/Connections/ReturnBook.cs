using Nep.Registration.App.Activities;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Connections;

/// <summary>The addresses of other sites that people who register may go back to. A change made in this process holds at once, one made elsewhere within <see cref="FreshFor"/>.</summary>
public sealed class ReturnBook(ITableStore store, Clock clock)
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private const int Tries = 6;
    private const string Name = "all";

    private readonly FreshShelf<IReadOnlyList<ReturnAddress>> shelf = new(clock, FreshFor);

    /// <summary>Where a visitor who asked for an address may go back to; null when it is not on the list.</summary>
    public async ValueTask<Uri?> Allowed(string? asked, CancellationToken cancel = default) =>
        string.IsNullOrEmpty(asked) ? null : ReturnAddress.Allowed(asked, await Current(cancel));

    /// <summary>The addresses on the list, in order.</summary>
    public async Task<ValueList<string>> All(CancellationToken cancel = default) =>
        (await store.Read<ReturnList>(Keys.Connections, Keys.Returns, cancel))?.Addresses ?? [];

    /// <summary>Who changed the list, when and why, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<ReturnEvent>>> History(CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<ReturnEvent>>();
        await foreach (var row in store.All(Keys.Connections, Keys.ReturnLog, cancel)) entries.Add(Json.Read<HistoryEntry<ReturnEvent>>(row.Value));
        return entries;
    }

    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Handle(ReturnCommand command, Actor by, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var row = await store.Get(Keys.Connections, Keys.Returns, cancel);
            var list = row is null ? new ReturnList([], 0) : Json.Read<ReturnList>(row.Value);
            var ruling = ReturnDecider.Decide(list.Addresses, command);
            if (ruling is Ruling<ReturnEvent>.Refused refused) return refused.Why;
            if (ruling is not Ruling<ReturnEvent>.Accepted { Events: [var happened] }) return null;
            var next = Json.Write(new ReturnList(ReturnDecider.Evolve(list.Addresses, happened), list.Commits + 1));
            var done = await store.Transact(
                Keys.Connections,
                [
                    row is null ? new RowChange.Insert(Keys.Returns, next) : new RowChange.Replace(Keys.Returns, next, row.Tag),
                    new RowChange.Insert(Keys.ReturnCommit(list.Commits + 1), Json.Write(new HistoryEntry<ReturnEvent>(clock.Now, by, [happened]))),
                    .. ActivityRows.Of(clock.Now, by, Keys.ReturnCommit(list.Commits + 1)),
                ],
                cancel);
            shelf.Forget(Name);
            if (done is Commit.Done) return null;
        }

        throw new InvalidOperationException($"The list of return addresses changed under every one of {Tries} tries.");
    }

    private async ValueTask<IReadOnlyList<ReturnAddress>> Current(CancellationToken cancel)
    {
        if (shelf.Find(Name) is { } kept) return kept;
        var reading = shelf.Begin();
        var current = new List<ReturnAddress>();
        foreach (var text in await All(cancel))
            if (ReturnAddress.TryParse(text, out var address)) current.Add(address);
        shelf.Keep(Name, current, reading);
        return current;
    }
}

/// <summary>The list's row.</summary>
/// <param name="Commits">How many commits made it.</param>
internal sealed record ReturnList(ValueList<string> Addresses, int Commits);

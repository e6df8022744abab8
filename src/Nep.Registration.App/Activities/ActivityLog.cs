using Nep.Registration.App.Connections;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.People;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Activities;

/// <summary>One deed of a member of staff, with the history that leads up to it.</summary>
/// <param name="Offering">Null for what concerns no offering: staff, people, settings.</param>
/// <param name="Place">Where it stands in the order of all deeds, the newest first.</param>
/// <param name="OnOffering">The offering's history through the deed; empty when it was done to a registration.</param>
/// <param name="OnRegistration">The registration's history through the deed; empty when it was done to the offering.</param>
public sealed record ActivityEntry(
    Offering? Offering, Instant At, EmailAddress By, string Place, RegistrationId? Registration,
    IReadOnlyList<HistoryEntry<OfferingEvent>> OnOffering, IReadOnlyList<HistoryEntry<RegistrationEvent>> OnRegistration)
{
    /// <summary>What tells itself; null for what was done to an offering, a registration or an application.</summary>
    public ActivityDeed? Deed { get; init; }

    public ApplicationId? Application { get; init; }

    /// <summary>The application's history through the deed; empty when it was done to something else.</summary>
    public IReadOnlyList<HistoryEntry<ApplicationEvent>> OnApplication { get; init; } = [];
}

/// <summary>What staff did, across all offerings, people and settings, the newest first: who, when, what and why.</summary>
public sealed class ActivityLog(ITableStore store, OfferingShelf shelf)
{
    private const int RowsAtOnce = 200;

    /// <summary>The deeds that a search is for, at most so many; one more tells that there are more.</summary>
    public async Task<IReadOnlyList<ActivityEntry>> Look(ActivitySearch search, int most, CancellationToken cancel = default)
    {
        var found = new List<Found>();
        foreach (var offering in await shelf.All(cancel))
            if (search.Offering is null || search.Offering == offering.Id) found.AddRange(await In(offering, $"{offering.Id}", search, most, cancel));
        foreach (var partition in Beside(search)) found.AddRange(await In(null, partition, search, most, cancel));
        var entries = new List<ActivityEntry>();
        foreach (var one in found.OrderBy(one => one.Place, StringComparer.Ordinal).Take(most))
            if (await Read(one, cancel) is { } entry) entries.Add(entry);
        return entries;
    }

    /// <summary>Where deeds stand that concern no offering. Who is staff, and which keys there are, only administrators see.</summary>
    private static string[] Beside(ActivitySearch search) =>
        search.Offering is not null ? [] : search.ForAdministrator ? [Keys.People, Keys.Staff, Keys.Connections] : [Keys.People];

    private async Task<List<Found>> In(Offering? offering, string partition, ActivitySearch search, int most, CancellationToken cancel)
    {
        var found = new List<Found>();
        for (KeyRange? rest = ActivityRows.Between(search.From, search.To); rest is { } part && found.Count < most;)
        {
            var page = await store.Query(partition, part, RowsAtOnce, cancel);
            found.AddRange(page.Rows.Select(row => new Found(offering, partition, row.Key, Json.Read<ActivityMark>(row.Value).By)).Where(one => IsSought(one, search)));
            rest = page.Next is { } next ? part.StartingAt(next) : null;
        }

        return found;
    }

    private static bool IsSought(Found one, ActivitySearch search) =>
        (search.By is null || search.By == one.By) && (search.After is null || string.CompareOrdinal(one.Place, search.After) > 0);

    private async Task<ActivityEntry?> Read(Found found, CancellationToken cancel)
    {
        var (at, log) = ActivityRows.Read(found.Key);
        var entry = new ActivityEntry(found.Offering, at, found.By, found.Place, null, [], []);
        return log.Split('|') switch
        {
            ["log", "offering", _] => entry with { OnOffering = await Through<OfferingEvent>(found.Partition, Keys.OfferingLog, log, cancel) },
            ["log", "reg", var id, _] when RegistrationId.TryParse(id, out var registration) => entry with
            {
                Registration = registration,
                OnRegistration = await Through<RegistrationEvent>(found.Partition, Keys.RegistrationHistory(registration), log, cancel),
            },
            ["log", "app", var id, _] when ApplicationId.TryParse(id, out var application) => entry with
            {
                Application = application,
                OnApplication = await Through<ApplicationEvent>(found.Partition, Keys.ApplicationHistory(application), log, cancel),
            },
            _ => await Deed(found.Partition, log, cancel) is { } deed ? entry with { Deed = deed } : null,
        };
    }

    private async Task<ActivityDeed?> Deed(string partition, string log, CancellationToken cancel) => log.Split('|') switch
    {
        ["log", "wording", ..] => await One<WordingEvent>(partition, log, cancel) is { } worded ? new ActivityDeed.Worded(worded) : null,
        ["log", "missed", ..] => await One<MissedMailEvent>(partition, log, cancel) is { } gone ? new ActivityDeed.LetGo(gone) : null,
        ["log", "roll", _] => await One<StaffEvent>(partition, log, cancel) is { } member ? new ActivityDeed.Member(member) : null,
        ["log", "key", ..] => await One<ApiKeyEvent>(partition, log, cancel) is { } key ? new ActivityDeed.Key(key) : null,
        ["log", "returns", _] => await One<ReturnEvent>(partition, log, cancel) is { } returns ? new ActivityDeed.Returns(returns) : null,
        ["order", _] => await store.Read<PersonOrder>(partition, log, cancel) is { } order ? new ActivityDeed.Person(order) : null,
        _ => null,
    };

    private async Task<HistoryEntry<TEvent>?> One<TEvent>(string partition, string log, CancellationToken cancel) =>
        await store.Get(partition, log, cancel) is { } row ? Json.Read<HistoryEntry<TEvent>>(row.Value) : null;

    /// <summary>A history from its beginning through one of its rows.</summary>
    private async Task<IReadOnlyList<HistoryEntry<TEvent>>> Through<TEvent>(string partition, KeyRange history, string log, CancellationToken cancel)
    {
        var entries = new List<HistoryEntry<TEvent>>();
        await foreach (var row in store.All(partition, history with { To = log + "~" }, cancel))
            entries.Add(Json.Read<HistoryEntry<TEvent>>(row.Value));
        return entries;
    }

    private sealed record Found(Offering? Offering, string Partition, string Key, EmailAddress By)
    {
        public string Place => $"{Key}@{Partition}";
    }
}

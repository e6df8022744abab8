using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Activities;

/// <summary>One deed of a member of staff, with the history that leads up to it.</summary>
/// <param name="Place">Where it stands in the order of all deeds, the newest first.</param>
/// <param name="OnOffering">The offering's history through the deed; empty when it was done to a registration.</param>
/// <param name="OnRegistration">The registration's history through the deed; empty when it was done to the offering.</param>
public sealed record ActivityEntry(
    Offering Offering, Instant At, EmailAddress By, string Place, RegistrationId? Registration,
    IReadOnlyList<HistoryEntry<OfferingEvent>> OnOffering, IReadOnlyList<HistoryEntry<RegistrationEvent>> OnRegistration)
{
    public ApplicationId? Application { get; init; }

    /// <summary>The application's history through the deed; empty when it was done to something else.</summary>
    public IReadOnlyList<HistoryEntry<ApplicationEvent>> OnApplication { get; init; } = [];
}

/// <summary>What staff did, across all offerings, the newest first: who, when, what and why.</summary>
public sealed class ActivityLog(ITableStore store, OfferingShelf shelf)
{
    private const int RowsAtOnce = 200;

    /// <summary>The deeds that a search is for, at most so many; one more tells that there are more.</summary>
    public async Task<IReadOnlyList<ActivityEntry>> Look(ActivitySearch search, int most, CancellationToken cancel = default)
    {
        var found = new List<Found>();
        foreach (var offering in await shelf.All(cancel))
            if (search.Offering is null || search.Offering == offering.Id) found.AddRange(await In(offering, search, most, cancel));
        var entries = new List<ActivityEntry>();
        foreach (var one in found.OrderBy(one => one.Place, StringComparer.Ordinal).Take(most))
            if (await Read(one, cancel) is { } entry) entries.Add(entry);
        return entries;
    }

    private async Task<List<Found>> In(Offering offering, ActivitySearch search, int most, CancellationToken cancel)
    {
        var found = new List<Found>();
        for (KeyRange? rest = ActivityRows.Between(search.From, search.To); rest is { } part && found.Count < most;)
        {
            var page = await store.Query(offering.Id.ToString(), part, RowsAtOnce, cancel);
            found.AddRange(page.Rows.Select(row => new Found(offering, row.Key, Json.Read<ActivityMark>(row.Value).By)).Where(one => IsSought(one, search)));
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
            ["log", "offering", _] => entry with { OnOffering = await Through<OfferingEvent>(found.Offering, Keys.OfferingLog, log, cancel) },
            ["log", "reg", var id, _] when RegistrationId.TryParse(id, out var registration) => entry with
            {
                Registration = registration,
                OnRegistration = await Through<RegistrationEvent>(found.Offering, Keys.RegistrationHistory(registration), log, cancel),
            },
            ["log", "app", var id, _] when ApplicationId.TryParse(id, out var application) => entry with
            {
                Application = application,
                OnApplication = await Through<ApplicationEvent>(found.Offering, Keys.ApplicationHistory(application), log, cancel),
            },
            _ => null,
        };
    }

    /// <summary>A history from its beginning through one of its rows.</summary>
    private async Task<IReadOnlyList<HistoryEntry<TEvent>>> Through<TEvent>(Offering offering, KeyRange history, string log, CancellationToken cancel)
    {
        var entries = new List<HistoryEntry<TEvent>>();
        await foreach (var row in store.All(offering.Id.ToString(), history with { To = log + "~" }, cancel))
            entries.Add(Json.Read<HistoryEntry<TEvent>>(row.Value));
        return entries;
    }

    private sealed record Found(Offering Offering, string Key, EmailAddress By)
    {
        public string Place => $"{Key}@{Offering.Id}";
    }
}

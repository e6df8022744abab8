using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Deciding;

namespace Nep.Registration.App.Admissions.Deciding;

/// <summary>The head row of an offering's decisions, and how many commits made it.</summary>
public sealed record DecisionFile(DecisionBook Book, int Commits);

/// <summary>The head row as it stands in the store, with the tag to change it.</summary>
internal sealed record DecisionRecord(DecisionFile File, RowTag? Tag)
{
    public static async ValueTask<DecisionRecord> Load(ITableStore store, OfferingId offering, CancellationToken cancel) =>
        await store.Get(offering.ToString(), Keys.Decisions, cancel) is { } row
            ? new DecisionRecord(Json.Read<DecisionFile>(row.Value), row.Tag)
            : new DecisionRecord(new DecisionFile(DecisionBook.Empty, 0), null);

    /// <summary>The rows of one commit: the head, and what happened.</summary>
    public IReadOnlyList<RowChange> Changes(ValueList<DecisionEvent> events, Actor by, Instant now)
    {
        var file = new DecisionFile(events.Aggregate(File.Book, DecisionDecider.Evolve), File.Commits + 1);
        return
        [
            Tag is { } tag ? new RowChange.Replace(Keys.Decisions, Json.Write(file), tag) : new RowChange.Insert(Keys.Decisions, Json.Write(file)),
            new RowChange.Insert(Keys.DecisionCommit(file.Commits), Json.Write(new HistoryEntry<DecisionEvent>(now, by, events))),
        ];
    }
}

/// <summary>
/// The decisions of an offering that are held or went out, by application; none of an application that was reopened and sent anew since. Only staff's
/// pages and the release read them.
/// </summary>
public sealed class DecisionList(ITableStore store, CandidateList candidates, Clock clock)
{
    private readonly RangeMemory<DraftedDecision, IReadOnlyDictionary<ApplicationId, DraftedDecision>> memory = new(
        store, Keys.HeldDecisions, row => Json.Read<DraftedDecision>(row.Value), all => all.ToDictionary(one => one.Application), null, clock);

    public async ValueTask<IReadOnlyDictionary<ApplicationId, DraftedDecision>> Of(OfferingId offering, CancellationToken cancel = default)
    {
        var (all, sheet) = (await memory.Of(offering.ToString(), cancel), await candidates.Of(offering, cancel));
        return all.Values.All(IsAboutIt) ? all : all.Values.Where(IsAboutIt).ToDictionary(one => one.Application);

        bool IsAboutIt(DraftedDecision one) => one.IsAbout(sheet.Find(one.Application)?.Submitted);
    }
}

using Nep.Registration.App.Activities;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Letters;

/// <summary>A wording's row: what it says (null once the standard wording is restored), and how many changes made it.</summary>
public sealed record WordingFile(WordingName Name, Wording? Wording, int Changes);

/// <summary>
/// Where staff word an offering's letters. Each change is one transaction: the wording, and who changed it, when and why. A change made in this
/// process is used by the next letter; one made elsewhere within <see cref="FreshFor"/>.
/// </summary>
public sealed class WordingDesk(ITableStore store, MailingRows mailings, Clock clock)
{
    /// <summary>How old what this process knows of an offering's wordings may be.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private readonly FreshShelf<Wordings> shelf = new(clock, FreshFor);

    /// <summary>What an offering's letters say now.</summary>
    public async ValueTask<Wordings> Of(OfferingId offering, CancellationToken cancel = default)
    {
        if (shelf.Find(offering.ToString()) is { } kept) return kept;
        var reading = shelf.Begin();
        var own = new Dictionary<WordingName, Wording>();
        await foreach (var row in store.All(offering.ToString(), Keys.Wordings, cancel))
            if (Json.Read<WordingFile>(row.Value) is { Wording: { } wording } file) own[file.Name] = wording;
        var wordings = own.Count == 0 ? Wordings.Standard : new Wordings(own);
        shelf.Keep(offering.ToString(), wordings, reading);
        return wordings;
    }

    /// <summary>What some letters say: the offering's own words, and the texts of the mailings among them.</summary>
    public async ValueTask<Wordings> For(OfferingId offering, IEnumerable<Letter> letters, CancellationToken cancel = default)
    {
        var own = await Of(offering, cancel);
        var texts = new List<MailingFile>();
        foreach (var mailing in letters.Where(letter => letter.Kind.IsToList()).Select(letter => MailingId.Parse(letter.Anchor)).Distinct())
            if (await mailings.Find(offering, mailing, cancel) is { } file) texts.Add(file);
        return texts.Count == 0 ? own : own.With(texts);
    }

    /// <summary>Words a letter anew, or restores the standard wording.</summary>
    /// <param name="wanted">Null for the standard wording.</param>
    /// <param name="basedOn">How many changes the wording had when its editor began.</param>
    /// <returns>Null when it is done, or why it is not: with the faults field by field when the text is not sound.</returns>
    public async Task<Refusal?> Word(
        OfferingId offering, WordingName name, Wording? wanted, int basedOn, string reason, Actor by, CancellationToken cancel = default)
    {
        if (wanted is not null && WordingCheck.Faults(name, wanted) is { Count: > 0 } faults) return new FormFaulty(faults);
        var row = await store.Get(offering.ToString(), Keys.Wording(name), cancel);
        var known = row is null ? new WordingFile(name, null, 0) : Json.Read<WordingFile>(row.Value);
        var ruling = WordingDecider.Decide(name, known.Wording, wanted, reason);
        if (ruling is Ruling<WordingEvent>.Refused refused) return refused.Why;
        if (((Ruling<WordingEvent>.Accepted)ruling).Events is not { Count: > 0 } events) return null;
        if (known.Changes != basedOn) return new OfferingChangedMeanwhile();
        var file = new WordingFile(name, wanted, known.Changes + 1);
        RowChange head = row is null
            ? new RowChange.Insert(Keys.Wording(name), Json.Write(file))
            : new RowChange.Replace(row.Key, Json.Write(file), row.Tag);
        var entry = new RowChange.Insert(Keys.WordingCommit(name, file.Changes), Json.Write(new HistoryEntry<WordingEvent>(clock.Now, by, events)));
        var deed = ActivityRows.Of(clock.Now, by, Keys.WordingCommit(name, file.Changes));
        if (await store.Transact(offering.ToString(), [head, entry, .. deed], cancel) is not Commit.Done) return new OfferingChangedMeanwhile();
        shelf.Forget(offering.ToString());
        return null;
    }

    /// <summary>How many changes a wording has had: what the next change is based on.</summary>
    public async Task<int> ChangesOf(OfferingId offering, WordingName name, CancellationToken cancel = default) =>
        (await store.Read<WordingFile>(offering.ToString(), Keys.Wording(name), cancel))?.Changes ?? 0;

    /// <summary>Who changed which letter of an offering, when and why, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<WordingEvent>>> History(OfferingId offering, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<WordingEvent>>();
        await foreach (var row in store.All(offering.ToString(), Keys.WordingLog, cancel)) entries.Add(Json.Read<HistoryEntry<WordingEvent>>(row.Value));
        return [.. entries.OrderBy(entry => entry.At)];
    }
}

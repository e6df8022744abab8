using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;

namespace Nep.Registration.App.Admissions.Visiting;

/// <summary>What one who held an interview or made a site visit noted of it.</summary>
/// <param name="Version">Counts every saving, so that a form that was opened before another never overwrites it.</param>
public sealed record VisitNote(EmailAddress By, string Text, int Version, Instant At);

/// <summary>
/// The notes of interviews and site visits, one of each who writes. They stand apart from the application, so that no page of the applicant's reads
/// them.
/// </summary>
public sealed class VisitNotes(ITableStore store, Clock clock)
{
    public const int LongestNote = 10_000;

    public async Task<IReadOnlyList<VisitNote>> Of(OfferingId offering, ApplicationId application, int visit, CancellationToken cancel = default)
    {
        var notes = new List<VisitNote>();
        await foreach (var row in store.All(offering.ToString(), Keys.VisitNotes(application, visit), cancel)) notes.Add(Json.Read<VisitNote>(row.Value));
        return [.. notes.OrderBy(note => note.By.ToString(), StringComparer.OrdinalIgnoreCase)];
    }

    /// <param name="basedOn">The version that the form was opened at; 0 for the first.</param>
    /// <returns>Null when it is kept, or why it is not.</returns>
    public async Task<Refusal?> Save(OfferingId offering, ApplicationId application, int visit, EmailAddress by, int basedOn, string text, CancellationToken cancel = default)
    {
        if (text.Trim().Length > LongestNote) return new FormFaulty([new Fault("note", "TooLong", $"{LongestNote}")]);
        var key = Keys.VisitNote(application, visit, by);
        var row = await store.Get(offering.ToString(), key, cancel);
        var known = row is null ? null : Json.Read<VisitNote>(row.Value);
        if (known?.Text == text.Trim()) return null;
        if ((known?.Version ?? 0) != basedOn) return new VisitChangedMeanwhile();
        var note = Json.Write(new VisitNote(by, text.Trim(), basedOn + 1, clock.Now));
        RowChange change = row is null ? new RowChange.Insert(key, note) : new RowChange.Replace(key, note, row.Tag);
        return await store.Transact(offering.ToString(), [change], cancel) is Commit.Done ? null : new VisitChangedMeanwhile();
    }
}

using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.App.Admissions.Reviewing;

/// <summary>Something that a reviewer, or staff, said about an application to the others who review it.</summary>
public sealed record ReviewNote(EmailAddress By, string Text, Instant At);

/// <summary>
/// What those who review an application say to each other about it. A reviewer takes part once their own review is submitted, so that nobody
/// scores by what others said; whoever stepped aside does not see it.
/// </summary>
public sealed class Discussion(ITableStore store, Clock clock)
{
    public const int LongestNote = 5_000;

    public static bool IsOpenTo(Review review) => review.Status == ReviewStatus.Submitted;

    public async Task<IReadOnlyList<ReviewNote>> Of(OfferingId offering, ApplicationId application, CancellationToken cancel = default)
    {
        var notes = new List<ReviewNote>();
        await foreach (var row in store.All(offering.ToString(), Keys.ReviewNotes(application), cancel)) notes.Add(Json.Read<ReviewNote>(row.Value));
        return notes;
    }

    /// <returns>Null when it is said, or why it is not.</returns>
    public async Task<Refusal?> Say(OfferingId offering, ApplicationId application, string text, EmailAddress by, CancellationToken cancel = default)
    {
        var note = new ReviewNote(by, text.Trim(), clock.Now);
        ValueList<Fault> faults =
        [
            .. note.Text.Length == 0 ? [new Fault("note", "Missing")] : Array.Empty<Fault>(),
            .. note.Text.Length > LongestNote ? [new Fault("note", "TooLong", $"{LongestNote}")] : Array.Empty<Fault>(),
        ];
        if (faults.Count > 0) return new FormFaulty(faults);
        await store.Transact(offering.ToString(), [new RowChange.Insert(Keys.ReviewNote(application, note.At, by), Json.Write(note))], cancel);
        return null;
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Mailings;

/// <summary>What a mail to a list says. Written before the mailing is ordered, and never changed afterwards.</summary>
public sealed record MailingFile(MailingId Id, LetterKind Kind, MailingAudience Audience, string Search, ValueList<MailingText> Texts);

/// <summary>One part of a list, small enough for one row; all parts together are the list, in the order of the registrations' ids.</summary>
public sealed record MailingPart(ValueList<MailingRecipient> Recipients);

/// <summary>
/// The texts and lists of an offering's mailings. They are kept before the mailing is ordered, in as many transactions as they need; without the
/// order they mean nothing, so that an ordering which broke off half-way leaves nothing that is sent.
/// </summary>
public sealed class MailingRows(ITableStore store)
{
    /// <summary>A few dozen bytes each: well within what one row, and a hundred of them in one transaction, may hold.</summary>
    private const int RecipientsPerRow = 250;

    private const int MostTexts = 200;

    /// <summary>Texts never change, so those that were read stay good.</summary>
    private readonly ConcurrentDictionary<(OfferingId, MailingId), MailingFile> texts = new();

    public async Task Keep(OfferingId offering, MailingFile file, MailingList list, CancellationToken cancel)
    {
        var parts = list.Recipients.Chunk(RecipientsPerRow).Select((part, i) => (Key: Keys.MailingPart(file.Id, i + 1), Value: Json.Write(new MailingPart([.. part]))));
        foreach (var rows in parts.Append((Key: Keys.MailingText(file.Id), Value: Json.Write(file))).Chunk(RowLimits.RowsPerTransaction / 2))
            await Put(offering, rows, cancel);
    }

    public async ValueTask<MailingFile?> Find(OfferingId offering, MailingId mailing, CancellationToken cancel)
    {
        if (texts.TryGetValue((offering, mailing), out var known)) return known;
        if (await store.Read<MailingFile>(offering.ToString(), Keys.MailingText(mailing), cancel) is not { } file) return null;
        if (texts.Count >= MostTexts) texts.Clear();
        return texts[(offering, mailing)] = file;
    }

    /// <summary>The letters that are to go, each with the registration as it stands now. It ends early once staff have stopped the mailing.</summary>
    public async IAsyncEnumerable<(RegistrationState State, Letter Letter)> Letters(
        OfferingId offering, Mailing mailing, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var part in Parts(offering, mailing.Id, cancel))
            foreach (var some in part.Recipients.Chunk(RowLimits.RowsPerTransaction))
            {
                if (await IsStopped(offering, mailing.Id, cancel)) yield break;
                var states = await States(offering, [.. some.Select(recipient => recipient.Registration).Distinct()], cancel);
                foreach (var recipient in some)
                    if (states.TryGetValue(recipient.Registration, out var state) && MailingPlan.Reaches(state, recipient))
                        yield return (state, recipient.LetterOf(mailing.Id, mailing.Kind));
            }
    }

    /// <summary>The lists of some mailings, to be gone through registration by registration.</summary>
    public async Task<MailingLists> Lists(OfferingId offering, IEnumerable<Mailing> mailings, CancellationToken cancel)
    {
        var entries = new List<(MailingId, MailingRecipient)>();
        foreach (var mailing in mailings)
            await foreach (var part in Parts(offering, mailing.Id, cancel))
                entries.AddRange(part.Recipients.Select(recipient => (mailing.Id, recipient)));
        return entries.Count == 0 ? MailingLists.None : new MailingLists(entries);
    }

    private async IAsyncEnumerable<MailingPart> Parts(OfferingId offering, MailingId mailing, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in store.All(offering.ToString(), Keys.MailingParts(mailing), cancel)) yield return Json.Read<MailingPart>(row.Value);
    }

    private async ValueTask<bool> IsStopped(OfferingId offering, MailingId mailing, CancellationToken cancel) =>
        (await store.Read<OfferingFile>(offering.ToString(), Keys.Offering, cancel))?.Offering.Mailing(mailing)?.Stopped is not null;

    /// <summary>
    /// The registrations of these ids, which stand in order: a page of rows at a time, from the first that is still wanted, so that neither a
    /// whole offering nor a few of its registrations cost more than they must.
    /// </summary>
    private async Task<Dictionary<RegistrationId, RegistrationState>> States(OfferingId offering, IReadOnlyList<RegistrationId> wanted, CancellationToken cancel)
    {
        var states = new Dictionary<RegistrationId, RegistrationState>(wanted.Count);
        var last = Keys.Registration(wanted[^1]) + "~";
        for (var at = 0; at < wanted.Count;)
        {
            var page = await store.Query(offering.ToString(), new KeyRange(Keys.Registration(wanted[at]), last), wanted.Count - at, cancel);
            foreach (var row in page.Rows)
            {
                while (at < wanted.Count && string.CompareOrdinal(Keys.Registration(wanted[at]), row.Key) < 0) at++;
                if (at < wanted.Count && Keys.Registration(wanted[at]) == row.Key) states[wanted[at++]] = Json.Read<RegistrationFile>(row.Value).State;
            }

            if (page.Next is null) break;
        }

        return states;
    }

    /// <summary>What an earlier try of the same order wrote is written again: it is the same.</summary>
    private async Task Put(OfferingId offering, (string Key, byte[] Value)[] rows, CancellationToken cancel)
    {
        if (await store.Transact(offering.ToString(), [.. rows.Select(row => new RowChange.Insert(row.Key, row.Value))], cancel) is Commit.Done) return;
        foreach (var (key, value) in rows)
            if (await store.Transact(offering.ToString(), [new RowChange.Insert(key, value)], cancel) is not Commit.Done)
                await store.Transact(offering.ToString(), [new RowChange.Replace(key, value, RowTag.Any)], cancel);
    }
}

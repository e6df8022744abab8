using Nep.Registration.App.Language;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Mailings;

/// <summary>What staff want to write, and to whom.</summary>
/// <param name="Search">The filter that found the registrations, as its address says it: kept so that it can be shown later.</param>
/// <param name="Texts">What it says, by language; the first one serves whoever reads a language without a text of its own.</param>
public sealed record MailingDraft(LetterKind Kind, MailingAudience Audience, string Search, ValueList<MailingText> Texts);

/// <summary>How far a mailing has come.</summary>
/// <param name="States">How many of its letters stand how in the mail ledger.</param>
public sealed record MailingStanding(Mailing Mailing, bool IsOver, IReadOnlyDictionary<MailState, int> States)
{
    /// <summary>Those that the provider took.</summary>
    public int Gone => Of(MailState.Sent) + Of(MailState.Delivered) + Of(MailState.Bounced) + Of(MailState.Complained);

    public int Of(MailState state) => States.GetValueOrDefault(state);
}

/// <summary>
/// Where staff write to a list of an offering's people. The list is put together when it is looked at and again when it is ordered; what was
/// ordered goes by the list as it was then.
/// </summary>
public sealed class MailingDesk(
    ITableStore store, MailingRows rows, OfferingDesk offerings, RegistrationDrawer drawer, MailPreferences preferences, MailTroubles troubles, MailLedgerList ledger)
{
    /// <summary>So few registrations are read one by one; for more, all are gone through once.</summary>
    private const int Few = 100;

    /// <summary>Whom a draft would reach, if it went now.</summary>
    /// <param name="found">The registrations that the filter finds.</param>
    public async Task<MailingList> List(OfferingId offering, MailingDraft draft, IReadOnlyCollection<RegistrationId> found, CancellationToken cancel = default)
    {
        var optedOut = draft.Kind == LetterKind.ListNews ? await preferences.AllOptedOut(cancel) : new HashSet<ReaderId>();
        var returned = (await troubles.Of(offering, cancel)).Where(mail => mail.State == MailState.Bounced).Select(mail => mail.Address).ToHashSet();
        var listing = new MailingListing(draft.Audience, address => optedOut.Count > 0 && optedOut.Contains(ReaderId.Of(address)), returned.Contains);
        await foreach (var state in States(offering, found.ToHashSet(), cancel)) listing.Add(state);
        return listing.Result();
    }

    /// <summary>Optional mail says how to stop it; where staff do not say so themselves, it is said at the end.</summary>
    public static MailingText WithWayOut(LetterKind kind, MailingText text) =>
        kind != LetterKind.ListNews || TemplateCheck.Says(text.Wording.Body, "unsubscribeLink") || text.Wording.Body.Length == 0 ? text : text with
        {
            Wording = text.Wording with { Body = $"{text.Wording.Body}\n\n{Words.In(text.Language)["letter.optional"]} [{{{{unsubscribeLink}}}}]({{{{unsubscribeLink}}}})" },
        };

    /// <summary>Everything that is wrong with the texts, field by field; the fields of a language other than the first begin with its name.</summary>
    public static ValueList<Fault> Faults(MailingDraft draft) =>
    [
        .. from text in draft.Texts
           from fault in WordingCheck.Faults(new WordingName(draft.Kind, text.Language), text.Wording)
           select text == draft.Texts[0] ? fault : fault with { Field = $"{text.Language}.{fault.Field}" },
    ];

    /// <summary>Orders a mailing. The same order again makes nothing new.</summary>
    /// <param name="shown">The stamp of the list that was confirmed.</param>
    /// <returns>Null when it is done, or why it is not: another list than was shown is not written to.</returns>
    public async Task<Refusal?> Order(
        OfferingId offering, MailingId id, MailingDraft draft, IReadOnlyCollection<RegistrationId> found, string shown, string reason, Actor.Staff by,
        CancellationToken cancel = default)
    {
        if (await Known(offering, id, cancel) is not null) return null;
        if (Faults(draft) is { Count: > 0 } faults) return new FormFaulty(faults);
        var list = await List(offering, draft, found, cancel);
        if (list.WhyNot(shown) is { } refused) return refused;
        var order = new OfferingCommand.OrderMailing(id, draft.Kind, draft.Texts[0].Wording.Subject, list.Recipients.Count, reason);
        if (Reasons.Refuse(reason) is { } unreasoned) return unreasoned;
        await rows.Keep(offering, new MailingFile(id, draft.Kind, draft.Audience, draft.Search, draft.Texts), list, cancel);
        return await offerings.Handle(offering, order, by, cancel);
    }

    /// <summary>What has not gone yet does not go any more.</summary>
    public Task<Refusal?> Stop(OfferingId offering, MailingId id, string reason, Actor.Staff by, CancellationToken cancel = default) =>
        offerings.Handle(offering, new OfferingCommand.StopMailing(id, reason), by, cancel);

    public ValueTask<MailingFile?> Text(OfferingId offering, MailingId id, CancellationToken cancel = default) => rows.Find(offering, id, cancel);

    /// <summary>Every mailing of an offering, the newest first.</summary>
    public async Task<IReadOnlyList<MailingStanding>> All(OfferingId offering, CancellationToken cancel = default)
    {
        if (await OfferingRecord.Load(store, offering, cancel) is not { } record) return [];
        var letters = (await ledger.Of(offering, cancel)).Where(entry => entry.Kind.IsToList()).ToLookup(entry => entry.Row[(entry.Row.LastIndexOf('|') + 1)..]);
        return
        [
            .. from mailing in record.Offering.Mailings ?? []
               orderby mailing.Ordered descending
               select new MailingStanding(
                   mailing, MailingPlan.IsOver(record.Cohort.Cohort, mailing), letters[$"{mailing.Id}"].CountBy(entry => entry.State).ToDictionary(one => one.Key, one => one.Value)),
        ];
    }

    private async Task<Mailing?> Known(OfferingId offering, MailingId id, CancellationToken cancel) =>
        (await store.Read<OfferingFile>(offering.ToString(), Keys.Offering, cancel))?.Offering.Mailing(id);

    private async IAsyncEnumerable<RegistrationState> States(
        OfferingId offering, HashSet<RegistrationId> found, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (found.Count <= Few)
        {
            foreach (var id in found.OrderBy(id => id.ToString(), StringComparer.Ordinal))
                if (await store.Read<RegistrationFile>(offering.ToString(), Keys.Registration(id), cancel) is { } file) yield return file.State;
        }
        else
        {
            await foreach (var state in drawer.All(offering, cancel))
                if (found.Contains(state.Id)) yield return state;
        }
    }
}

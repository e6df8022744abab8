using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>What staff look through: an offering's registrations, one registration's history, its mail.</summary>
public sealed class RegistrationDrawer(ITableStore store)
{
    /// <summary>Every registration of an offering in the order of their ids.</summary>
    public async IAsyncEnumerable<RegistrationState> All(
        OfferingId offering, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var row in store.All(offering.ToString(), Keys.Registrations, cancel))
            yield return Json.Read<RegistrationFile>(row.Value).State;
    }

    /// <summary>A page of them in the same order, and the registration that the next page begins with; null when there is none.</summary>
    /// <param name="from">The first one to look at, also when it is gone; null for the beginning.</param>
    public async Task<(IReadOnlyList<RegistrationState> States, RegistrationId? Next)> Page(
        OfferingId offering, RegistrationId? from, int most, CancellationToken cancel = default)
    {
        var range = from is { } first ? Keys.Registrations.StartingAt(Keys.Registration(first)) : Keys.Registrations;
        var page = await store.Query(offering.ToString(), range, most, cancel);
        return ([.. page.Rows.Select(row => Json.Read<RegistrationFile>(row.Value).State)], page.Next is { } next ? Keys.RegistrationOf(next) : null);
    }

    /// <summary>Who did what, when and why, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<RegistrationEvent>>> History(OfferingId offering, RegistrationId id, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<RegistrationEvent>>();
        await foreach (var row in store.All(offering.ToString(), Keys.RegistrationHistory(id), cancel))
            entries.Add(Json.Read<HistoryEntry<RegistrationEvent>>(row.Value));
        return entries;
    }

    /// <summary>A registration's lines of the mail ledger, oldest first.</summary>
    public async Task<IReadOnlyList<MailRecord>> Mail(OfferingId offering, RegistrationId id, CancellationToken cancel = default)
    {
        var mail = new List<MailRecord>();
        await foreach (var row in store.All(offering.ToString(), Keys.MailOf(id), cancel)) mail.Add(Json.Read<MailRecord>(row.Value));
        return [.. mail.OrderBy(record => record.At)];
    }

    /// <summary>
    /// Every registration of an offering with its lines of the mail ledger. Both stand in the order of the registrations' ids, so one pass over
    /// each is enough, and only one registration is in memory at a time.
    /// </summary>
    public async IAsyncEnumerable<(RegistrationState State, IReadOnlyList<MailRecord> Ledger)> AllWithMail(
        OfferingId offering, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var (file, ledger) in AllFiles(offering, cancel)) yield return (file.State, ledger);
    }

    /// <summary>The same, with the instant at which each registration's plan is next looked at.</summary>
    public async IAsyncEnumerable<(RegistrationFile File, IReadOnlyList<MailRecord> Ledger)> AllFiles(
        OfferingId offering, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var lines = AllMail(offering, cancel).GetAsyncEnumerator(cancel);
        var more = await lines.MoveNextAsync();
        await foreach (var row in store.All(offering.ToString(), Keys.Registrations, cancel))
        {
            var file = Json.Read<RegistrationFile>(row.Value);
            var (id, ledger) = (file.State.Id.ToString(), new List<MailRecord>());
            while (more && string.CompareOrdinal(lines.Current.Letter.Registration.ToString(), id) <= 0)
            {
                if (lines.Current.Letter.Registration == file.State.Id) ledger.Add(lines.Current);
                more = await lines.MoveNextAsync();
            }

            yield return (file, ledger);
        }
    }

    /// <summary>Every line of an offering's mail ledger.</summary>
    public async IAsyncEnumerable<MailRecord> AllMail(
        OfferingId offering, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var row in store.All(offering.ToString(), Keys.AllMail, cancel)) yield return Json.Read<MailRecord>(row.Value);
    }
}

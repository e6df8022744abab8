using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.WaitingLists;

/// <summary>What one commit of a registration changes of its offering's waiting list: the rows of the list, of the gate, and of the record.</summary>
/// <param name="sale">What the decision went by; when it has changed by then, the transaction fails.</param>
/// <param name="commit">The number of the registration's commit.</param>
/// <param name="offered">The version of the list from which seats are being offered; null when they are not.</param>
internal sealed class LineChanges(
    Sale sale, RowTag? offered, RegistrationState? before, RegistrationState after, ValueList<RegistrationEvent> events, int commit, Instant now)
{
    private bool Joins => after.Status == RegistrationStatus.Waiting && before is null;

    private bool Leaves => before?.Status == RegistrationStatus.Waiting && after.Status != RegistrationStatus.Waiting;

    private bool Frees => before?.Seats.Except(after.Seats).Any() ?? false;

    private bool Takes => after.Seats.Except(before?.Seats ?? []).Any();

    private bool IsSetAside => before?.Waiting is { } was && after.Waiting is { } place && was != place;

    /// <summary>Whether the list must be looked at: something changed that an offer may follow from.</summary>
    public bool Stirs => sale != Sale.Unlisted && (Joins || Leaves || IsSetAside || (Frees && sale == Sale.Closed));

    /// <summary>Free seats are not for whoever comes while someone waits: the decision must be made anew.</summary>
    /// <param name="own">Seats that the registration's own code keeps back, which are nobody else's.</param>
    public bool ComesTooLate(ValueList<SeatNumber> own) =>
        sale == Sale.Closed && offered is null && after.Seats.Except(before?.Seats ?? []).Any(seat => !own.Contains(seat));

    public bool ClosesSale => Joins && sale == Sale.Open;

    public async ValueTask<IReadOnlyList<RowChange>> Gather(ITableStore store, CancellationToken cancel)
    {
        if (sale == Sale.Unlisted) return [];
        List<RowChange> changes = [.. Gate(), .. Place(), .. Record()];
        if (Stirs) changes.Add(await Ask(store, cancel));
        return changes;
    }

    private IEnumerable<RowChange> Gate()
    {
        var since = Json.Write(new SaleSince(now));
        if (ClosesSale) return [new RowChange.Delete(Keys.PublicSale, RowTag.Any), new RowChange.Insert(Keys.Waiting, since)];
        if (sale == Sale.Closed && (Joins || Leaves || Frees || Takes || IsSetAside)) return [new RowChange.Replace(Keys.Waiting, since, offered ?? RowTag.Any)];
        return sale == Sale.Open && (Takes || Frees) ? [new RowChange.Replace(Keys.PublicSale, since, RowTag.Any)] : [];
    }

    private IEnumerable<RowChange> Place()
    {
        if (Joins) yield return new RowChange.Insert(Keys.Waiter(after.Waiting!.Since, after.Id), Json.Write(Waiter));
        if (Leaves) yield return new RowChange.Delete(Keys.Waiter(after.Waiting!.Since, after.Id), RowTag.Any);
        if (IsSetAside && !Leaves) yield return new RowChange.Replace(Keys.Waiter(after.Waiting!.Since, after.Id), Json.Write(Waiter), RowTag.Any);
    }

    private IEnumerable<RowChange> Record() =>
        LineEntry.Of(before, after, events, sale == Sale.Closed, now) is { Count: > 0 } entries
            ? [new RowChange.Insert(Keys.LineEntry(now, after.Id, commit), Json.Write(entries))]
            : [];

    private Waiter Waiter => new(after.Id, after.Waiting!.Places, after.Waiting.Since, after.Waiting.SetAside);

    private async ValueTask<RowChange> Ask(ITableStore store, CancellationToken cancel) =>
        await AskForLook(store, after.Offering, now, cancel);

    /// <summary>Asks the plan of the cohort to look at its list. Many may ask at the same instant, and any number of times.</summary>
    public static async ValueTask<RowChange> AskForLook(ITableStore store, OfferingId offering, Instant now, CancellationToken cancel)
    {
        var key = Keys.LineDue(now, offering);
        return await store.Get(offering.ToString(), key, cancel) is null
            ? new RowChange.Insert(key, "{}"u8.ToArray())
            : new RowChange.Replace(key, "{}"u8.ToArray(), RowTag.Any);
    }
}

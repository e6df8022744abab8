using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.WaitingLists;

/// <summary>One who waits as staff see them: the registration, and where it stands.</summary>
public sealed record WaitingRow(RegistrationState State, LineStanding Standing);

/// <summary>An offering's waiting list as staff see it.</summary>
/// <param name="Offers">Offers that stand: seats that are held for someone who waited.</param>
/// <param name="Names">The registrar's name of everyone who is or was on the list.</param>
/// <param name="Free">Seats that are free for the list.</param>
/// <param name="Sold">Seats that are held or sold.</param>
public sealed record WaitingSheet(
    IReadOnlyList<WaitingRow> Rows, IReadOnlyList<RegistrationState> Offers, IReadOnlyDictionary<RegistrationId, string> Names, int Free, int Sold);

/// <summary>Where people see how they stand on a waiting list, and where staff look after it.</summary>
public sealed class WaitingListDesk(ITableStore store, RegistrationFiling filing, RegistrationList registrations, Clock clock)
{
    private const int Tries = 6;

    private readonly LineReading lines = new(store, clock);

    /// <summary>How many wait; 0 for an offering without a list.</summary>
    public async ValueTask<int> Length(Offering offering, CancellationToken cancel = default) =>
        offering.Details.WaitingList is null ? 0 : (await lines.Waiters(offering.Id, cancel)).Count;

    /// <summary>Whether free seats are kept for those who wait.</summary>
    public async ValueTask<bool> IsClosed(Offering offering, CancellationToken cancel = default) =>
        offering.Details.WaitingList is not null && await store.Get(offering.Id.ToString(), Keys.Waiting, cancel) is not null;

    /// <summary>How many seats are left for whoever comes: none while someone waits.</summary>
    public async ValueTask<int> SeatsForAll(Offering offering, SeatMap seats, CancellationToken cancel = default) =>
        await IsClosed(offering, cancel) ? 0 : await seats.CountFree(offering, cancel);

    /// <summary>Where someone stands; null when they do not wait.</summary>
    public async ValueTask<LineStanding?> Standing(Offering offering, RegistrationId id, CancellationToken cancel = default) =>
        offering.Details.WaitingList is null ? null : LineRecord.Replay(await lines.Record(offering.Id, cancel)).Standing(id);

    /// <summary>Everything that happened on the list, oldest first.</summary>
    public ValueTask<IReadOnlyList<LineEntry>> Record(OfferingId offering, CancellationToken cancel = default) => lines.Record(offering, cancel);

    /// <summary>Everyone who waits, in order, and every offer that stands.</summary>
    public async Task<WaitingSheet> Sheet(Offering offering, CancellationToken cancel = default)
    {
        var record = LineRecord.Replay(await lines.Record(offering.Id, cancel));
        var names = new Dictionary<RegistrationId, string>();
        var rows = new List<WaitingRow>();
        foreach (var waiter in await lines.Waiters(offering.Id, cancel))
            if (await State(offering.Id, waiter.Registration, cancel) is { } state && record.Standing(waiter.Registration) is { } standing)
                rows.Add(new WaitingRow(state, standing));
        var offers = new List<RegistrationState>();
        foreach (var given in record.Given)
            if (await State(offering.Id, given.Registration, cancel) is { } state)
            {
                names[state.Id] = state.Registrar.Name;
                if (given.Answer is null && state is { Status: RegistrationStatus.Held, Offer: not null }) offers.Add(state);
            }

        foreach (var row in rows) names[row.State.Id] = row.State.Registrar.Name;
        var figures = (await registrations.Of(offering.Id, cancel)).Figures;
        var sold = figures.Confirmed + figures.Held;
        return new WaitingSheet(rows, offers, names, Math.Max(0, offering.Details.Capacity - sold), sold);
    }

    /// <summary>Staff offer seats to someone who waits, out of order, with a reason that stays on the record.</summary>
    public async Task<Filed> OfferOutOfOrder(Offering offering, RegistrationId id, string reason, Actor by, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await lines.Of(offering, cancel) is not { Tag: { } line } read) return new Filed.Refused(new NotWaiting());
            if (read.Line.Waiters.FirstOrDefault(waiter => waiter.Registration == id) is not { } own) return new Filed.Refused(new NotWaiting());
            ValueList<PassedOver> passed =
            [
                .. read.Line.Waiters.TakeWhile(waiter => waiter.Registration != id)
                    .Select(waiter => new PassedOver(waiter.Registration, waiter.SetAside is null ? PassReason.OutOfOrder : PassReason.SetAside)),
            ];
            var command = new RegistrationCommand.OfferSeats([.. read.FreeSeats.Take(own.Seats)], passed, reason);
            if (await filing.Offer(offering, id, command, line, by, cancel) is { } filed) return filed;
        }

        throw new InvalidOperationException($"The waiting list of {offering.Id} changed under every one of {Tries} tries.");
    }

    /// <summary>Staff set someone aside, so that they are passed over, or take that back.</summary>
    public Task<Filed> SetAside(Offering offering, RegistrationId id, string reason, bool takenBack, Actor by, CancellationToken cancel = default) =>
        filing.Handle(offering, id, new RegistrationCommand.SetAside(reason, takenBack), by, cancel);

    private async ValueTask<RegistrationState?> State(OfferingId offering, RegistrationId id, CancellationToken cancel) =>
        (await store.Read<RegistrationFile>(offering.ToString(), Keys.Registration(id), cancel))?.State;
}

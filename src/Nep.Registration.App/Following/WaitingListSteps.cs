using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Following;

/// <summary>
/// Performs what the plan of a cohort says of its waiting list: offers free seats in the list's order, and opens the sale to all when nobody
/// waits. Each is one transaction at the version of the list that was read, so that whatever changes meanwhile makes it look again.
/// </summary>
public sealed class WaitingListSteps(ITableStore store, RegistrationFiling filing, Clock clock)
{
    /// <summary>More than any list is long, with room for changes that come between.</summary>
    private const int MostLooks = 5_000;

    private readonly LineReading lines = new(store, clock);

    /// <summary>Does what is due on the list until nothing is, and says how it stands then; null for an offering without one.</summary>
    internal async Task<WaitingLine?> Settle(Offering offering, CancellationToken cancel)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            if (await lines.Of(offering, cancel) is not { } read) return null;
            var steps = CohortPlan.Steps(offering, Cohort.New, read.Line);
            var due = steps.Where(step => step.Act is Act.OfferSeats or Act.OpenToAll && step.Due <= clock.Now).MinBy(step => PlaceOf(step, read.Line));
            if (due is null) return read.Line;
            if (due.Act is Act.OfferSeats offer) await Offer(offering, read, due, offer, cancel);
            else await OpenToAll(offering, read, cancel);
        }

        throw new InvalidOperationException($"The waiting list of {offering.Id} does not come to rest.");
    }

    /// <summary>Of several offers, whoever joined first is offered seats first: what comes between the two is the second's loss.</summary>
    private static Waiter? PlaceOf(Step step, WaitingLine line) => step.Act is Act.OfferSeats offer ? line.Waiters.FirstOrDefault(waiter => waiter.Registration == offer.Registration) : null;

    /// <summary>Rows that asked for this look; to be deleted when it is over, so that a crash before then only makes for another look.</summary>
    internal ValueTask<IReadOnlyList<RowChange>> Asked(OfferingId offering, CancellationToken cancel) => lines.Asked(offering, cancel);

    /// <returns>False when someone asked again meanwhile.</returns>
    internal async ValueTask<bool> Answered(OfferingId offering, IReadOnlyList<RowChange> asked, CancellationToken cancel)
    {
        foreach (var part in asked.Chunk(RowLimits.RowsPerTransaction))
            if (await store.Transact(offering.ToString(), part, cancel) is not Commit.Done) return false;
        return true;
    }

    /// <summary>Offers the seats of one step. When the list has changed since it was read, the next look decides anew.</summary>
    private async Task Offer(Offering offering, LineAsRead read, Step step, Act.OfferSeats offer, CancellationToken cancel)
    {
        if (read.Tag is not { } line) return;
        var command = new RegistrationCommand.OfferSeats([.. read.FreeSeats.Take(offer.Seats)], offer.Passed);
        await filing.Offer(offering, offer.Registration, command, line, new Actor.Plan(step.Key), cancel);
    }

    /// <summary>Nobody waits, and nobody can have joined since that was read.</summary>
    private async Task OpenToAll(Offering offering, LineAsRead read, CancellationToken cancel)
    {
        if (read.Tag is not { } line) return;
        List<RowChange> changes =
        [
            new RowChange.Delete(Keys.Waiting, line), new RowChange.Insert(Keys.PublicSale, Json.Write(new SaleSince(clock.Now))),
        ];
        await store.Transact(offering.Id.ToString(), changes, cancel);
    }
}

using Nep.Registration.App.Admissions;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.App.Following;

/// <summary>
/// Passes places that came free on to alternates: each to the first in line who can take it, once, and none that is not there since the capacity was
/// cut. They go one after another, whoever's plan looks, the first to come free first, so that each is counted before the next is offered.
/// </summary>
public sealed class PlaceSteps(ITableStore store, SeatMap seats, ApplicationFiling filing, ApplicationDrawer drawer, Clock clock)
{
    /// <summary>More than ever come free at once.</summary>
    private const int Most = 5_000;

    internal async Task Pass(Offering offering, ApplicationState state, Step step, CancellationToken cancel)
    {
        var by = new Actor.Plan(step.Key);
        for (var passed = 0; passed < Most; passed++)
        {
            var board = await Look(offering, cancel);
            if (board.Free.All(one => one.Id != state.Id)) return;
            await Pass(offering, board, board.Free[0], by, cancel);
        }

        throw new InvalidOperationException($"The places of {offering.Id} do not come to rest.");
    }

    /// <summary>Who was offered this very place before a crash is found first, so that it never goes to two.</summary>
    private async Task Pass(Offering offering, PlaceBoard board, ApplicationState from, Actor by, CancellationToken cancel)
    {
        var passed = new List<PassedAlternate>();
        var ends = offering.Status == OfferingStatus.Cancelled || clock.Now >= offering.Starts;
        var to = board.All.FirstOrDefault(other => other.Offer?.From == from.Id);
        foreach (var next in board.All.Where(one => to is null && !ends && one.Status == ApplicationStatus.Alternate).OrderBy(one => one.Decision!.Rank))
        {
            var why = $"{from.Applicant.Name}: {WhyFree(from.Freed!.Why)}; number {next.Decision!.Rank} in line";
            if (await filing.Handle(offering, next.Id, new OfferFreedPlace(from.Id, why, offering.Details.Capacity - board.Taken), by, cancel) is ApplicationFiled.Refused(var refusal))
            {
                passed.Add(new PassedAlternate(next.Id, refusal.Name));
                continue;
            }

            to = next;
            break;
        }

        await filing.Handle(offering, from.Id, new SettlePlace(to?.Id, [.. passed]), by, cancel);
    }

    /// <summary>Seats are counted before applications: one that is being taken meanwhile is rather not counted than counted twice, so that no place is lost.</summary>
    private async Task<PlaceBoard> Look(Offering offering, CancellationToken cancel)
    {
        var (taken, all) = (await seats.CountHeld(offering.Id, cancel), new List<ApplicationState>());
        await foreach (var one in drawer.All(offering.Id, cancel)) all.Add(one);
        foreach (var one in all)
            if (one.Status == ApplicationStatus.Offered || (one.Status == ApplicationStatus.Accepted && await store.Get($"{offering.Id}", Keys.Registration(one.Id.Registration), cancel) is null))
                taken += Placement.PlacesOf(offering, one);
        return new PlaceBoard(all, [.. all.Where(one => IsFree(offering, one)).OrderBy(one => one.Freed!.At).ThenBy(one => $"{one.Id}", StringComparer.Ordinal)], taken);
    }

    /// <summary>Whether a place is to be passed on now.</summary>
    private bool IsFree(Offering offering, ApplicationState one) =>
        one.Freed is { Settled: null } && ApplicationPlan.Steps(offering, one, []).Any(step => step.Act is Act.PassPlace && step.Due <= clock.Now);

    private static string WhyFree(ApplicationStatus why) => why switch
    {
        ApplicationStatus.TurnedDown => "turned the place down",
        ApplicationStatus.Withdrawn => "withdrew",
        _ => "did not take the place in time",
    };

    /// <param name="Free">Those whose places are to be passed on now, the first to come free first.</param>
    /// <param name="Taken">Places that are held, offered or accepted.</param>
    private sealed record PlaceBoard(List<ApplicationState> All, List<ApplicationState> Free, int Taken);
}

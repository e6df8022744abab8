using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>A command was carried out (the registration as it now stands), or refused.</summary>
public abstract record Filed
{
    private Filed() { }

    public sealed record Done(RegistrationState State) : Filed;

    public sealed record Refused(Refusal Why) : Filed;
}

/// <summary>
/// Carries out commands on registrations: reads, decides, commits, and on a conflict starts over with fresh facts, a bounded number of
/// times. All of a registration's changes pass through here, whoever asks for them.
/// </summary>
public sealed partial class RegistrationFiling(ITableStore store, SeatMap seats, IPlanSignal signal, WebhookOutbox webhooks, Clock clock)
{
    private const int Tries = 50;

    /// <summary>After so many lost tries a command waits for its turn, and then loses only to those who try for the first time.</summary>
    private const int Patience = 1;

    private readonly SaleGate gate = new(store);
    private readonly Turns turns = new();

    /// <summary>What the command needs from the store before it can be decided: free seats, a free use of a code.</summary>
    /// <param name="sale">Who may take a free seat.</param>
    internal delegate ValueTask<RegistrationCommand> Making(RegistrationState? state, Sale sale, CancellationToken cancel);

    public Task<Filed> Handle(Offering offering, RegistrationId id, RegistrationCommand command, Actor by, CancellationToken cancel = default) =>
        Handle(offering, id, (_, _, _) => ValueTask.FromResult(command), by, cancel);

    internal async Task<Filed> Handle(Offering offering, RegistrationId id, Making making, Actor by, CancellationToken cancel)
    {
        SemaphoreSlim? turn = null;
        using var watched = FilingTelemetry.Begin(offering.Id, id);
        try
        {
            for (var attempt = 0; attempt < Tries; attempt++)
            {
                if (attempt == Patience) turn = await turns.Take(offering.Id, cancel);
                if (await Try(offering, id, making, by, watched, attempt, cancel) is { } filed) return filed;
            }
        }
        finally
        {
            turn?.Release();
        }

        throw Restless(id);
    }

    /// <summary>Null when the facts changed meanwhile.</summary>
    private async ValueTask<Filed?> Try(
        Offering offering, RegistrationId id, Making making, Actor by, FilingTelemetry watched, int attempt, CancellationToken cancel)
    {
        var before = await RegistrationRecord.Load(store, offering.Id, id, cancel);
        var sale = await gate.Of(offering, cancel);
        var command = await making(before?.State, sale, cancel);
        var lent = (command as RegistrationCommand.PlaceRegistration)?.Seats ?? (command as RegistrationCommand.RecordPayment)?.FreeSeats
            ?? (command as RegistrationCommand.PlaceTransferred)?.Seats ?? (command as RegistrationCommand.PlaceEnrolled)?.Seats ?? [];
        try
        {
            var ruling = RegistrationDecider.Decide(offering, before?.State, command, clock.Now);
            watched.Note(command, ruling, attempt);
            switch (ruling)
            {
                case Ruling<RegistrationEvent>.Refused refused:
                    return new Filed.Refused(refused.Why);
                case Ruling<RegistrationEvent>.Accepted { Events.Count: 0 }:
                    return new Filed.Done(before!.State);
                case Ruling<RegistrationEvent>.Accepted(var events):
                    return await Commit(offering, before, command, events, by, sale, cancel) is { } state ? new Filed.Done(state) : null;
                default:
                    throw new UnreachableException();
            }
        }
        finally
        {
            seats.GiveBack(offering.Id, lent);
        }
    }

    private async ValueTask<RegistrationState?> Commit(
        Offering offering, RegistrationRecord? before, RegistrationCommand command, ValueList<RegistrationEvent> events, Actor by, Sale sale,
        CancellationToken cancel)
    {
        var commit = new RegistrationCommit(offering, before, by, clock.Now, sale);
        await commit.Prepare(store, events, [], cancel);
        if (await webhooks.Told(offering.Id, commit.File, events, cancel) is { } told) commit.Tell(told);
        var own = SeatBlocks.Of(offering.Details, offering.Zone.DateAt(clock.Now), commit.File.State.Code?.Code);
        if (commit.Line.ComesTooLate(own) || IsStale(command, sale)) return null;
        if (command is RegistrationCommand.PlaceRegistration place && events is [RegistrationEvent.RegistrationPlaced { Rest: not null } first, ..])
            return await PlaceBoth(offering, place, first, commit, by, sale, cancel);
        return await Write(offering, before, commit, cancel) is not null ? commit.File.State : null;
    }

    /// <summary>Whether the command was made when it was otherwise with the sale; joining a list that has ended meanwhile, say.</summary>
    private static bool IsStale(RegistrationCommand command, Sale sale) =>
        command is RegistrationCommand.PlaceRegistration place && place.SomeoneWaits != (sale == Sale.Closed);

    /// <summary>A split form: those with seats and those who wait are written together, so that nobody is lost between the two.</summary>
    private async ValueTask<RegistrationState?> PlaceBoth(
        Offering offering, RegistrationCommand.PlaceRegistration place, RegistrationEvent.RegistrationPlaced first, RegistrationCommit seated, Actor by,
        Sale sale, CancellationToken cancel)
    {
        var rest = new RegistrationCommit(offering, null, by, clock.Now, sale);
        await rest.Prepare(store, [Splitting.Rest(offering, place, first)], [], cancel);
        seated.Add(rest);
        if (await Write(offering, null, seated, cancel) is null) return null;
        gate.Forget(offering.Id);
        await signal.Changed(new PlanId.OfRegistration(offering.Id, first.Rest!.Value), rest.File.Due, rest.HandOver, cancel);
        await signal.Changed(new PlanId.OfCohort(offering.Id), clock.Now, [], cancel);
        return seated.File.State;
    }

    /// <summary>Offers seats to a registration that waits, as the list stood when it was read.</summary>
    /// <param name="line">The list's version.</param>
    /// <returns>Null when the list has changed since: it must be looked at again.</returns>
    internal async Task<Filed?> Offer(
        Offering offering, RegistrationId id, RegistrationCommand.OfferSeats offer, RowTag line, Actor by, CancellationToken cancel)
    {
        if (await RegistrationRecord.Load(store, offering.Id, id, cancel) is not { } before) return new Filed.Refused(new RegistrationNotFound());
        var ruling = RegistrationDecider.Decide(offering, before.State, offer, clock.Now);
        if (ruling is Ruling<RegistrationEvent>.Refused refused) return new Filed.Refused(refused.Why);
        if (ruling is not Ruling<RegistrationEvent>.Accepted { Events: { Count: > 0 } events }) return new Filed.Done(before.State);
        var commit = new RegistrationCommit(offering, before, by, clock.Now, Sale.Closed, line);
        await commit.Prepare(store, events, [], cancel);
        return await Write(offering, before, commit, cancel) is not null ? new Filed.Done(commit.File.State) : null;
    }

    /// <summary>Writes a prepared commit and signals it; returns the new tags, or null when the facts changed meanwhile.</summary>
    private ValueTask<IReadOnlyList<RowTag>?> Write(Offering offering, RegistrationRecord? before, RegistrationCommit commit, CancellationToken cancel) =>
        Write(offering, before, commit, commit.HandOver, cancel);

    /// <param name="toHandOver">The letters that whoever hears the signal is to hand over.</param>
    private async ValueTask<IReadOnlyList<RowTag>?> Write(
        Offering offering, RegistrationRecord? before, RegistrationCommit commit, IReadOnlyList<LetterKey> toHandOver, CancellationToken cancel)
    {
        var written = await store.Transact(offering.Id.ToString(), commit.Changes, cancel);
        if (written is Ports.Commit.Conflict(var index))
        {
            if (commit.Changes[index] is RowChange.Insert insert && insert.Key.StartsWith("seat|", StringComparison.Ordinal))
                seats.Sold(offering.Id, Keys.SeatOf(insert.Key));
            if (commit.Changes[index].Key is Keys.PublicSale or Keys.Waiting) gate.Forget(offering.Id);
            return null;
        }

        var state = commit.File.State;
        seats.Sold(offering.Id, state.Seats);
        if (before is not null) seats.Freed(offering.Id, before.State.Seats.Except(state.Seats));
        if (commit.Line.ClosesSale) gate.Forget(offering.Id);
        await signal.Changed(new PlanId.OfRegistration(offering.Id, state.Id), commit.File.Due, toHandOver, cancel);
        if (commit.StirsApplication is { } application) await signal.Changed(new PlanId.OfApplication(offering.Id, application), clock.Now, [], cancel);
        if (commit.Line.Stirs) await signal.Changed(new PlanId.OfCohort(offering.Id), clock.Now, [], cancel);
        if (commit.IsTold) await signal.Changed(new PlanId.OfWebhooks(offering.Id), clock.Now, [], cancel);
        return ((Ports.Commit.Done)written).Tags;
    }

    private static InvalidOperationException Restless(RegistrationId id) => new($"Registration {id} changed under every one of {Tries} tries.");
}

using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
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
public sealed class RegistrationFiling(ITableStore store, SeatMap seats, IPlanSignal signal, Clock clock)
{
    private const int Tries = 12;

    /// <summary>What the command needs from the store before it can be decided: free seats, a free use of a code.</summary>
    internal delegate ValueTask<RegistrationCommand> Making(RegistrationState? state, CancellationToken cancel);

    public Task<Filed> Handle(Offering offering, RegistrationId id, RegistrationCommand command, Actor by, CancellationToken cancel = default) =>
        Handle(offering, id, (_, _) => ValueTask.FromResult(command), by, cancel);

    internal async Task<Filed> Handle(Offering offering, RegistrationId id, Making making, Actor by, CancellationToken cancel)
    {
        using var watched = FilingTelemetry.Begin(offering.Id, id);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var before = await RegistrationRecord.Load(store, offering.Id, id, cancel);
            var command = await making(before?.State, cancel);
            var lent = (command as RegistrationCommand.PlaceRegistration)?.Seats ?? (command as RegistrationCommand.RecordPayment)?.FreeSeats
                ?? (command as RegistrationCommand.PlaceTransferred)?.Seats ?? [];
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
                        if (await Commit(offering, before, events, by, cancel) is { } state) return new Filed.Done(state);
                        break;
                    default:
                        throw new UnreachableException();
                }
            }
            finally
            {
                seats.GiveBack(offering.Id, lent);
            }
        }

        throw new InvalidOperationException($"Registration {id} changed under every one of {Tries} tries.");
    }

    private async ValueTask<RegistrationState?> Commit(
        Offering offering, RegistrationRecord? before, ValueList<RegistrationEvent> events, Actor by, CancellationToken cancel)
    {
        var commit = new RegistrationCommit(offering, before, by, clock.Now);
        await commit.Prepare(store, events, [], cancel);
        return await Write(offering, before, commit, cancel) ? commit.File.State : null;
    }

    /// <summary>Writes a prepared commit and signals it; false when the facts changed meanwhile.</summary>
    private ValueTask<bool> Write(Offering offering, RegistrationRecord? before, RegistrationCommit commit, CancellationToken cancel) =>
        Write(offering, before, commit, commit.HandOver, cancel);

    /// <param name="toHandOver">The letters that whoever hears the signal is to hand over.</param>
    private async ValueTask<bool> Write(
        Offering offering, RegistrationRecord? before, RegistrationCommit commit, IReadOnlyList<LetterKey> toHandOver, CancellationToken cancel)
    {
        if (await store.Transact(offering.Id.ToString(), commit.Changes, cancel) is Ports.Commit.Conflict(var index))
        {
            if (commit.Changes[index] is RowChange.Insert insert && insert.Key.StartsWith("seat|", StringComparison.Ordinal))
                seats.Sold(offering.Id, Keys.SeatOf(insert.Key));
            return false;
        }

        var state = commit.File.State;
        seats.Sold(offering.Id, state.Seats);
        if (before is not null) seats.Freed(offering.Id, before.State.Seats.Except(state.Seats));
        await signal.Changed(new PlanId.OfRegistration(offering.Id, state.Id), commit.File.Due, toHandOver, cancel);
        return true;
    }

    /// <summary>Claims whatever letters are due, with no command: what the follower does when it looks at a plan.</summary>
    internal async Task<IReadOnlyList<LetterKey>> ClaimDue(Offering offering, RegistrationId id, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await RegistrationRecord.Load(store, offering.Id, id, cancel) is not { } before) return [];
            var commit = new RegistrationCommit(offering, before, new Actor.Plan("send"), clock.Now);
            await commit.Prepare(store, [], [], cancel);
            if (commit.Claimed.Count == 0 && commit.File.Due == before.File.Due) return [];
            if (await store.Transact(offering.Id.ToString(), commit.Changes, cancel) is Ports.Commit.Done)
                return [.. commit.Claimed.Where(IsSending).Select(mail => mail.Letter.Key)];
        }

        throw new InvalidOperationException($"Registration {id} changed under every one of {Tries} tries.");
    }

    /// <summary>Records what became of letters that were handed over.</summary>
    /// <returns>Letters that the same transaction claimed: the caller hands them over, since a signal may be lost.</returns>
    internal async Task<IReadOnlyList<LetterKey>> RecordMail(Offering offering, RegistrationId id, Func<MailRecord, MailRecord?> outcome, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await RegistrationRecord.Load(store, offering.Id, id, cancel) is not { } before) return [];
            var settled = before.Ledger.Select(row => outcome(row.Mail)).OfType<MailRecord>().ToList();
            if (settled.Count == 0) return [];
            var commit = new RegistrationCommit(offering, before, new Actor.Plan("send"), clock.Now);
            await commit.Prepare(store, [], settled, cancel);
            if (await Write(offering, before, commit, [], cancel)) return commit.HandOver;
        }

        throw new InvalidOperationException($"Registration {id} changed under every one of {Tries} tries.");
    }

    /// <summary>A member of staff settles mail in doubt: the ledger's line and the history change together.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> SettleMail(
        Offering offering, RegistrationId id, LetterKey letter, MailSettlement settlement, string reason, Actor by, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await RegistrationRecord.Load(store, offering.Id, id, cancel) is not { } before) return new RegistrationNotFound();
            var known = before.Ledger.FirstOrDefault(row => row.Mail.Letter.Key == letter)?.Mail;
            var address = known?.Letter.AddressIn(before.State) ?? default;
            var ruling = MailSettling.Decide(known, settlement, address, clock.Now);
            if (ruling is Ruling<MailRecord>.Refused refused) return refused.Why;
            var commit = new RegistrationCommit(offering, before, by, clock.Now);
            var happened = new RegistrationEvent.LetterSettled(
                letter, settlement == MailSettlement.Arrived, reason.Trim(), settlement == MailSettlement.LetGo ? true : null);
            await commit.Prepare(store, [happened], ((Ruling<MailRecord>.Accepted)ruling).Events, cancel);
            if (await Write(offering, before, commit, cancel)) return null;
        }

        throw new InvalidOperationException($"Registration {id} changed under every one of {Tries} tries.");
    }

    private static bool IsSending(MailRecord mail) => mail.State == MailState.Sending;
}

using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>The part of filing that is about mail: what is claimed, what became of it, and what a person says of mail in doubt.</summary>
public sealed partial class RegistrationFiling
{
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

        throw Restless(id);
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

        throw Restless(id);
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

        throw Restless(id);
    }

    private static bool IsSending(MailRecord mail) => mail.State == MailState.Sending;
}

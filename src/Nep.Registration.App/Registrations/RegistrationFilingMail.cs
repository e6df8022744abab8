using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>The part of filing that is about mail: what is claimed, what became of it, and what a person says of mail in doubt.</summary>
public sealed partial class RegistrationFiling
{
    /// <summary>Claims whatever letters are due, with no command: what the follower does when it looks at a plan.</summary>
    /// <param name="known">The registration as the caller has just read it; null to read it here. What has changed since is read again.</param>
    internal async Task<MailClaim> ClaimDue(Offering offering, RegistrationId id, RegistrationRecord? known, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++, known = null)
        {
            if ((known ?? await RegistrationRecord.Load(store, offering.Id, id, cancel)) is not { } before) return MailClaim.Nothing;
            var commit = new RegistrationCommit(offering, before, new Actor.Plan("send"), clock.Now);
            await commit.Prepare(store, [], [], cancel);
            if (commit.Claimed.Count == 0 && commit.File.Due == before.File.Due) return MailClaim.Nothing;
            if (await store.Transact(offering.Id.ToString(), commit.Changes, cancel) is Ports.Commit.Done(var tags))
                return new MailClaim([.. commit.Claimed.Where(IsSending).Select(mail => mail.Letter.Key)], commit.Standing(tags));
        }

        throw Restless(id);
    }

    /// <summary>Records what became of letters that were handed over.</summary>
    /// <param name="known">The registration as the caller knows it; null to read it here. What has changed since is read again.</param>
    /// <returns>Letters that the same transaction claimed: the caller hands them over, since a signal may be lost.</returns>
    internal async Task<MailClaim> RecordMail(
        Offering offering, RegistrationId id, RegistrationRecord? known, Func<MailRecord, MailRecord?> outcome, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++, known = null)
        {
            if ((known ?? await RegistrationRecord.Load(store, offering.Id, id, cancel)) is not { } before) return MailClaim.Nothing;
            var settled = before.Ledger.Select(row => outcome(row.Mail)).OfType<MailRecord>().ToList();
            if (settled.Count == 0) return MailClaim.Nothing;
            var commit = new RegistrationCommit(offering, before, new Actor.Plan("send"), clock.Now);
            await commit.Prepare(store, [], settled, cancel);
            if (await Write(offering, before, commit, [], cancel) is { } tags) return new MailClaim(commit.HandOver, commit.Standing(tags));
        }

        throw Restless(id);
    }

    /// <summary>A member of staff settles mail in doubt: the ledger's line and the history change together.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> SettleMail(
        Offering offering, RegistrationId id, LetterKey letter, MailSettlement settlement, string reason, Actor by, CancellationToken cancel = default)
    {
        if (Reasons.Refuse(reason) is { } unreasoned) return unreasoned;
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
            if (await Write(offering, before, commit, cancel) is not null) return null;
        }

        throw Restless(id);
    }

    private static bool IsSending(MailRecord mail) => mail.State == MailState.Sending;
}

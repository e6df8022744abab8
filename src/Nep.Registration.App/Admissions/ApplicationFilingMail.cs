using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Admissions;

/// <summary>The part of filing that is about mail: what is claimed, what became of it, and what a person says of mail in doubt.</summary>
public sealed partial class ApplicationFiling
{
    /// <summary>Claims whatever letters are due, with no command: what the follower does when it looks at a plan.</summary>
    internal Task<IReadOnlyList<LetterKey>> ClaimDue(Offering offering, ApplicationId id, CancellationToken cancel) =>
        Record(offering, id, _ => null, claims: true, cancel);

    /// <summary>Records what became of letters that were handed over.</summary>
    /// <returns>Letters that the same transaction claimed: the caller hands them over, since a signal may be lost.</returns>
    internal Task<IReadOnlyList<LetterKey>> RecordMail(Offering offering, ApplicationId id, Func<MailRecord, MailRecord?> outcome, CancellationToken cancel) =>
        Record(offering, id, outcome, claims: false, cancel);

    private async Task<IReadOnlyList<LetterKey>> Record(
        Offering offering, ApplicationId id, Func<MailRecord, MailRecord?> outcome, bool claims, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await ApplicationRecord.Load(store, offering.Id, id, cancel) is not { } before) return [];
            var settled = before.Ledger.Select(row => outcome(row.Mail)).OfType<MailRecord>().ToList();
            if (settled.Count == 0 && !claims) return [];
            var commit = new ApplicationCommit(offering, before, [], settled, new Actor.Plan("send"), clock.Now);
            if (settled.Count == 0 && commit.Claimed.Count == 0 && commit.File.Due == before.File.Due) return [];
            if (await Write(offering, commit, [], cancel)) return commit.HandOver;
        }

        throw Restless(id);
    }

    /// <summary>A member of staff settles mail in doubt. Why stands with the mail itself.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> SettleMail(
        Offering offering, ApplicationId id, LetterKey letter, MailSettlement settlement, string reason, Actor by, CancellationToken cancel = default)
    {
        if (Reasons.Refuse(reason) is { } unreasoned) return unreasoned;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await ApplicationRecord.Load(store, offering.Id, id, cancel) is not { } before) return new ApplicationNotFound();
            var known = before.Ledger.FirstOrDefault(row => row.Mail.Letter.Key == letter)?.Mail;
            var ruling = MailSettling.Decide(known, settlement, known?.Letter.ReaderIn(before.State).Email ?? default, clock.Now);
            if (ruling is Ruling<MailRecord>.Refused refused) return refused.Why;
            var happened = new ApplicationEvent.MailSettled(letter, settlement == MailSettlement.Arrived, reason.Trim(), settlement == MailSettlement.LetGo);
            var commit = new ApplicationCommit(offering, before, [happened], ((Ruling<MailRecord>.Accepted)ruling).Events, by, clock.Now);
            if (await Write(offering, commit, commit.HandOver, cancel)) return null;
        }

        throw Restless(id);
    }
}

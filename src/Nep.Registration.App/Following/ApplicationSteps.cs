using Nep.Registration.App.Admissions;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Following;

/// <summary>Performs the due steps of one application's plan.</summary>
public sealed class ApplicationSteps(
    ITableStore store, ApplicationFiling filing, EnrolmentSteps enrolment, IPostOffice post, ApplicationLetterWriter writer, WordingDesk wordings, Clock clock)
{
    /// <summary>More rounds than any plan needs: each round's steps may make further ones due.</summary>
    private const int Rounds = 20;

    public async Task<Instant?> Advance(Offering offering, ApplicationId id, CancellationToken cancel)
    {
        await enrolment.Hear(offering, id, cancel);
        for (var round = 0; round < Rounds; round++)
        {
            if (await ApplicationRecord.Load(store, offering.Id, id, cancel) is not { } record) return null;
            var steps = record.Steps(offering);
            var due = steps.Where(step => step.Due <= clock.Now).ToList();
            if (due.Count == 0 && ApplicationPlan.NextDue(steps) == record.File.Due) return record.File.Due;
            foreach (var step in due) await Perform(offering, record.State, step, cancel);
            await Deliver(offering, id, await filing.ClaimDue(offering, id, cancel), cancel);
        }

        throw new InvalidOperationException($"The plan of application {id} does not come to rest.");
    }

    private Task Perform(Offering offering, ApplicationState state, Step step, CancellationToken cancel) => step.Act switch
    {
        Act.CloseDraft => filing.Handle(offering, state.Id, new ApplicationCommand.CloseDraft(), new Actor.Plan(step.Key), cancel),
        Act.ExpirePlace => filing.Handle(offering, state.Id, new ApplicationCommand.ExpirePlace(), new Actor.Plan(step.Key), cancel),
        Act.TakeSeats => enrolment.TakeSeats(offering, state, step, cancel),
        Act.CheckDeposit => enrolment.CheckDeposit(offering, state, step, cancel),
        Act.GiveSeatsBack => enrolment.GiveBack(offering, state, step, cancel),
        Act.PassPlace => enrolment.PassPlace(offering, state, step, cancel),
        Act.SettleLetter(var key) => Settle(offering, state.Id, key, cancel),
        Act.SendLetter => Task.CompletedTask,
        _ => throw new UnreachableException(),
    };

    /// <summary>Writes the claimed letters, hands them over, and records what became of each.</summary>
    public async Task Deliver(Offering offering, ApplicationId id, IReadOnlyList<LetterKey> claimed, CancellationToken cancel)
    {
        if (claimed.Count == 0 || await ApplicationRecord.Load(store, offering.Id, id, cancel) is not { } record) return;
        var fresh = clock.Now - MailDelivery.HandOverWithin;
        var mails = record.Ledger.Select(row => row.Mail)
            .Where(mail => claimed.Contains(mail.Letter.Key) && mail.State == MailState.Sending && mail.At >= fresh)
            .ToDictionary(mail => mail.Letter.Key);
        if (mails.Count == 0) return;
        var own = await wordings.Of(offering.Id, cancel);
        var outcomes = await MailDelivery.HandOver(
            post, [.. mails.Values.Select(mail => writer.Write(offering, record.State, mail.Letter, mail.Address, own))], cancel);
        var more = await filing.RecordMail(
            offering, id,
            mail => outcomes.GetValueOrDefault(mail.Letter.Key) is { } outcome && mail == mails[mail.Letter.Key]
                ? MailDelivery.Record(mail, outcome, clock.Now)
                : null,
            cancel);
        await Deliver(offering, id, more, cancel);
    }

    private async Task Settle(Offering offering, ApplicationId id, LetterKey key, CancellationToken cancel)
    {
        var memory = await post.Recall(key, cancel);
        var again = await filing.RecordMail(
            offering, id, mail => mail.Letter.Key == key && mail.State == MailState.Sending ? MailDelivery.Settle(mail, memory, clock.Now) : null, cancel);
        await Deliver(offering, id, again, cancel);
    }
}

using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Following;

/// <summary>Performs the due steps of one registration's plan.</summary>
public sealed class RegistrationSteps(
    ITableStore store, RegistrationFiling filing, IPayments payments, RegistrationMail mail, TransferSteps transfers, LeaverSteps leavers, Clock clock)
{
    /// <summary>More rounds than any plan needs: each round's steps may make further ones due.</summary>
    private const int Rounds = 20;

    public async Task<Instant?> Advance(Offering offering, RegistrationId id, CancellationToken cancel)
    {
        RegistrationRecord? known = null;
        for (var round = 0; round < Rounds; round++)
        {
            if ((known ?? await RegistrationRecord.Load(store, offering.Id, id, cancel)) is not { } record) return null;
            var steps = record.Steps(offering);
            var due = steps.Where(step => step.Due <= clock.Now).ToList();
            if (due.Count == 0 && RegistrationPlan.NextDue(steps) == record.File.Due) return record.File.Due;
            foreach (var step in due) await Perform(offering, record.State, step, cancel);
            known = due.All(step => step.Act is Act.SendLetter) ? record : null;
            known = await mail.Deliver(offering, id, await filing.ClaimDue(offering, id, known, cancel), cancel);
        }

        throw new InvalidOperationException($"The plan of registration {id} does not come to rest.");
    }

    private Task Perform(Offering offering, RegistrationState state, Step step, CancellationToken cancel) => step.Act switch
    {
        Act.ReleaseHold => filing.Handle(offering, state.Id, new RegistrationCommand.ReleaseHold(), new Actor.Plan(step.Key), cancel),
        Act.LapseScholarship => filing.Handle(offering, state.Id, new RegistrationCommand.LapseScholarship(), new Actor.Plan(step.Key), cancel),
        Act.CarryTransfer => transfers.Carry(offering, state, step, cancel),
        Act.CountLeavers => leavers.Count(offering, state, step, cancel),
        Act.EndWaiting => filing.Handle(offering, state.Id, new RegistrationCommand.EndWaiting(), new Actor.Plan(step.Key), cancel),
        Act.MakeRefund(var number) => MakeRefund(offering, state, number, step, cancel),
        Act.SettleLetter(var key) => mail.Settle(offering, state.Id, key, cancel),
        Act.NoteLatecomer(var passed) => Note(state, passed, cancel),
        Act.SendLetter => Task.CompletedTask,
        _ => throw new UnreachableException(),
    };

    /// <summary>What is noted already is left as it stands: the rest is noted at the next look.</summary>
    private async Task Note(RegistrationState state, ValueList<PassedLetter> passed, CancellationToken cancel)
    {
        foreach (var part in passed.Chunk(RowLimits.RowsPerTransaction))
            await store.Transact($"{state.Offering}", [.. part.Select(one => Noted(state, one))], cancel);
    }

    private RowChange Noted(RegistrationState state, PassedLetter passed)
    {
        var address = passed.Letter.AddressIn(state);
        var line = new MailRecord(passed.Letter, address, MailState.CameLate, passed.Due, clock.Now, 0, Latecomers.Reason);
        return new RowChange.Insert(Keys.Mail(passed.Letter.Key), Json.Write(line));
    }

    /// <summary>What was carried here from another offering goes back by the name that the provider knows.</summary>
    private static PaymentId Known(RegistrationState state, PaymentId payment) => state.Payments.FirstOrDefault(one => one.Id == payment)?.Origin ?? payment;

    /// <summary>The provider makes one refund of one key however often it is asked, so asking again after a crash is safe.</summary>
    private async Task MakeRefund(Offering offering, RegistrationState state, int number, Step step, CancellationToken cancel)
    {
        var refund = state.Refunds.Single(one => one.Number == number);
        var order = new RefundOrder($"refund-{state.Id}-{number}", offering.Id, state.Id, number, Known(state, refund.Payment), refund.Amount);
        var outcome = await payments.Refund(order, cancel);
        var command = outcome switch
        {
            RefundOutcome.Made made => new RegistrationCommand.RecordRefund(number, true, made.Reference),
            RefundOutcome.Failed failed => new RegistrationCommand.RecordRefund(number, false, failed.Reason),
            _ => throw new UnreachableException(),
        };
        await filing.Handle(offering, state.Id, command, new Actor.Plan(step.Key), cancel);
    }
}

using Nep.Registration.App.Admissions;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Following;

/// <summary>Performs the due steps of one application's plan.</summary>
public sealed class ApplicationSteps(
    ITableStore store, ApplicationFiling filing, EnrolmentSteps enrolment, PlaceSteps places, DeferralSteps deferrals, ApplicationMail mail, Clock clock)
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
            await mail.Deliver(offering, id, await filing.ClaimDue(offering, id, cancel), cancel);
        }

        throw new InvalidOperationException($"The plan of application {id} does not come to rest.");
    }

    private Task Perform(Offering offering, ApplicationState state, Step step, CancellationToken cancel) => step.Act switch
    {
        Act.CloseDraft => filing.Handle(offering, state.Id, new ApplicationCommand.CloseDraft(), new Actor.Plan(step.Key), cancel),
        Act.CarryDeferral => deferrals.Carry(offering, state, step, cancel),
        Act.OpenDraftAgain => filing.Handle(offering, state.Id, new ApplicationCommand.OpenDraft(), new Actor.Plan(step.Key), cancel),
        Act.ExpirePlace => filing.Handle(offering, state.Id, new ApplicationCommand.ExpirePlace(), new Actor.Plan(step.Key), cancel),
        Act.TakeSeats => enrolment.TakeSeats(offering, state, step, cancel),
        Act.CheckDeposit => enrolment.CheckDeposit(offering, state, step, cancel),
        Act.GiveSeatsBack => enrolment.GiveBack(offering, state, step, cancel),
        Act.PassPlace => places.Pass(offering, state, step, cancel),
        Act.SettleLetter(var key) => mail.Settle(offering, state.Id, key, cancel),
        Act.SendLetter => Task.CompletedTask,
        _ => throw new UnreachableException(),
    };
}

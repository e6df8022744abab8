using Nep.Registration.App.Offerings;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Following;

/// <summary>
/// Performs whatever of a plan is due, and says when to look again. It goes by the facts as they stand, not by what woke it: called once too
/// often it does nothing, called late it catches up, and what has become stale lapses on the record.
/// </summary>
/// <remarks>Both hosts drive their durable loops by this. Every step is recorded under its key, so performing one again has no effect.</remarks>
public sealed class Follower(
    OfferingShelf shelf, RegistrationSteps registrations, RegistrationMail registrationMail, ApplicationSteps applications, ApplicationMail applicationMail,
    CohortSteps cohorts, WebhookSteps webhooks)
{
    /// <summary>Performs what is due now. Returns when the plan must next be looked at; null when it waits for nothing.</summary>
    public async Task<Instant?> Advance(PlanId plan, CancellationToken cancel)
    {
        if (await shelf.Find(plan.Offering, cancel) is not { } offering) return null;
        return plan switch
        {
            PlanId.OfRegistration one => await registrations.Advance(offering, one.Registration, cancel),
            PlanId.OfApplication one => await applications.Advance(offering, one.Application, cancel),
            PlanId.OfCohort => await cohorts.Advance(offering.Id, cancel),
            PlanId.OfWebhooks => await webhooks.Advance(offering.Id, cancel),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Hands over letters that were claimed together with the facts.</summary>
    public async Task Deliver(PlanId plan, IReadOnlyList<LetterKey> claimed, CancellationToken cancel)
    {
        if (await shelf.Find(plan.Offering, cancel) is not { } offering) return;
        await (plan switch
        {
            PlanId.OfRegistration one => registrationMail.Deliver(offering, one.Registration, claimed, cancel),
            PlanId.OfApplication one => applicationMail.Deliver(offering, one.Application, claimed, cancel),
            PlanId.OfCohort or PlanId.OfWebhooks => Task.CompletedTask,
            _ => throw new UnreachableException(),
        });
    }
}

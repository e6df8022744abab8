using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Functions.Following;

/// <summary>
/// The durable instance of a plan: named after it, so that starting it twice is harmless. Points stand for the bars of a plan's id; neither
/// occurs in the ids themselves, and a point is safe wherever the engine puts the name (rows, queues, blobs, addresses).
/// </summary>
internal static class PlanInstance
{
    public static string Name(PlanId plan) => plan.ToString()!.Replace('|', '.');

    public static string Orchestration(PlanId plan) => plan switch
    {
        PlanId.OfRegistration => nameof(RegistrationOrchestration),
        PlanId.OfApplication => nameof(ApplicationOrchestration),
        PlanId.OfCohort => nameof(CohortOrchestration),
        PlanId.OfWebhooks => nameof(WebhookOrchestration),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

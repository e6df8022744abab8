using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Nep.Registration.Functions.Following;

/// <summary>Follows the plan of one registration.</summary>
public static class RegistrationOrchestration
{
    [Function(nameof(RegistrationOrchestration))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => PlanLoop.Run(context);
}

/// <summary>Follows the plan of one application.</summary>
public static class ApplicationOrchestration
{
    [Function(nameof(ApplicationOrchestration))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => PlanLoop.Run(context);
}

/// <summary>Follows the plan of one offering's cohort.</summary>
public static class CohortOrchestration
{
    [Function(nameof(CohortOrchestration))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => PlanLoop.Run(context);
}

/// <summary>Follows what other programs are to be told of one offering.</summary>
public static class WebhookOrchestration
{
    [Function(nameof(WebhookOrchestration))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => PlanLoop.Run(context);
}

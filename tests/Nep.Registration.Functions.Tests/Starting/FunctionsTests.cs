using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Nep.Registration.Functions.Following;
using Nep.Registration.Functions.Site;

namespace Nep.Registration.Functions.Tests.Starting;

/// <summary>Names of functions are kept: instances that wait for months call activities by them.</summary>
public sealed class FunctionsTests
{
    [Fact]
    public void Every_trigger_is_found_under_its_kept_name() => Assert.Equal(
        [
            "Advance activityTrigger", "ApplicationOrchestration orchestrationTrigger", "CohortOrchestration orchestrationTrigger", "Deliver activityTrigger",
            "RegistrationOrchestration orchestrationTrigger", "Site httpTrigger", "WakeOverduePlans timerTrigger",
            "WebhookOrchestration orchestrationTrigger",
        ],
        Functions().Select(one => $"{one.Name} {Trigger(one.Method)}").Order(StringComparer.Ordinal));

    [Fact]
    public void The_site_answers_every_address_and_method_without_a_key()
    {
        var trigger = typeof(SiteFunction).GetMethod(nameof(SiteFunction.Run))!.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()!;
        Assert.Equal((AuthorizationLevel.Anonymous, "{*path}", null), (trigger.AuthLevel, trigger.Route, trigger.Methods));
    }

    [Fact]
    public void A_plans_instance_is_named_after_it_in_characters_that_the_engine_takes() => Assert.Equal(
        [("reg.coaching-2027.0123456789ABCDEF", "RegistrationOrchestration"), ("cohort.coaching-2027", "CohortOrchestration"), ("hooks.coaching-2027", "WebhookOrchestration")],
        new[] { "reg|coaching-2027|0123456789ABCDEF", "cohort|coaching-2027", "hooks|coaching-2027|of|close:1:x" }
            .Select(Domain.Plans.PlanId.Parse).Select(plan => (PlanInstance.Name(plan), PlanInstance.Orchestration(plan))));

    private static IEnumerable<(string Name, MethodInfo Method)> Functions() =>
        from type in typeof(SiteFunction).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null && type.Namespace!.StartsWith("Nep.", StringComparison.Ordinal)
        select (function.Name, method);

    private static string Trigger(MethodInfo method)
    {
        var name = method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).First(one => one is TriggerBindingAttribute)
            .GetType().Name[..^"Attribute".Length];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}

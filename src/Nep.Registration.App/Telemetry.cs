using System.Diagnostics.Metrics;

namespace Nep.Registration.App;

/// <summary>
/// What the system says of itself to whoever operates it: traces that follow one registration from the request over its plan to its mail,
/// and counts. Ids, kinds and numbers only; never a name, an address or an answer.
/// </summary>
public static class Telemetry
{
    public const string Name = "Nep.Registration";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>Begins a span about one plan.</summary>
    public static Activity? About(string what, Domain.Plans.PlanId plan, string? parent = null)
    {
        var span = parent is not null && ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? Source.StartActivity(what, ActivityKind.Internal, context)
            : Source.StartActivity(what);
        return span?.SetTag("offering", plan.Offering.ToString())
            .SetTag("registration", (plan as Domain.Plans.PlanId.OfRegistration)?.Registration.ToString())
            .SetTag("application", (plan as Domain.Plans.PlanId.OfApplication)?.Application.ToString());
    }
}

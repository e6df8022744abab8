using System.Diagnostics.Metrics;
using Nep.Registration.App;

namespace Nep.Registration.Functions.Following;

/// <summary>Counts what goes between the facts and the engine.</summary>
internal static class EngineTelemetry
{
    public static readonly Counter<long> LostSignals = Telemetry.Meter.CreateCounter<long>("signals.lost", description: "Signals that did not reach the engine");

    public static readonly Counter<long> OverduePlans = Telemetry.Meter.CreateCounter<long>("plans.overdue", description: "Plans that had to be woken because they were overdue");
}

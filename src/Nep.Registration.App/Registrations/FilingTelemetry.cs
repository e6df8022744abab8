using System.Diagnostics.Metrics;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>One command on a registration as operators see it: which, on what, and what came of it. No word of what it says.</summary>
internal sealed class FilingTelemetry : IDisposable
{
    private static readonly Counter<long> Commands = Telemetry.Meter.CreateCounter<long>("commands", description: "Commands on registrations, by name and outcome");

    private readonly Activity? span;
    private (string Command, string Outcome)? last;

    private FilingTelemetry(Activity? span) => this.span = span;

    public static FilingTelemetry Begin(OfferingId offering, RegistrationId registration) => new(
        Telemetry.Source.StartActivity("registration.command")?.SetTag("offering", offering.ToString()).SetTag("registration", registration.ToString()));

    public void Note(RegistrationCommand command, Ruling<RegistrationEvent> ruling, int conflicts)
    {
        var outcome = ruling is Ruling<RegistrationEvent>.Refused refused ? refused.Why.GetType().Name : "accepted";
        last = (command.GetType().Name, outcome);
        span?.SetTag("command", last.Value.Command).SetTag("outcome", outcome).SetTag("conflicts", conflicts);
    }

    public void Dispose()
    {
        if (last is var (command, outcome))
            Commands.Add(1, new KeyValuePair<string, object?>("command", command), new KeyValuePair<string, object?>("outcome", outcome));
        span?.Dispose();
    }
}

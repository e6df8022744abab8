using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nep.Registration.App;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Nep.Registration.Functions.Starting;

/// <summary>
/// Sends traces and metrics to wherever the standard setting <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> points; without it, nowhere. Our own spans only:
/// those of HTTP clients hold addresses, and addresses hold secrets.
/// </summary>
internal sealed class Tracing(string service) : IHostedService
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Endpoint] is { Length: > 0 })
            services.AddHostedService(_ => new Tracing(configuration["OTEL_SERVICE_NAME"] ?? "nep-registration"));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(service);
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.Name).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Name).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    /// <summary>Hands over what is still held back.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.Dispose();
        metrics?.Dispose();
        return Task.CompletedTask;
    }
}

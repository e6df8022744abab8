using System.Diagnostics.Metrics;
using Azure;
using Nep.Registration.App;

namespace Nep.Registration.Functions.Tables;

/// <summary>Counts how often the table service had to be asked again, by its answer.</summary>
internal static class StoreMetrics
{
    private static readonly Counter<long> Retries = Telemetry.Meter.CreateCounter<long>("store.retries", description: "Requests that the table service had to be asked again");

    public static void Retried(Exception fault) =>
        Retries.Add(1, new KeyValuePair<string, object?>("answer", (fault as RequestFailedException)?.Status ?? 0));
}

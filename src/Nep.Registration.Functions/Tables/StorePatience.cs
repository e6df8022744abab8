using System.Net.Sockets;
using Azure;
using Azure.Identity;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Functions.Tables;

/// <summary>How long a busy, slow or unreachable table service is asked again before the caller is told.</summary>
/// <param name="Tries">How often in all.</param>
/// <param name="First">The longest first pause; each next one is twice as long at most, up to <paramref name="Longest"/>. Each is drawn by chance.</param>
public sealed record StorePatience(TimeProvider Time, int Tries = 5, TimeSpan First = default, TimeSpan Longest = default)
{
    public static StorePatience Usual(TimeProvider time) => new(time, 5, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10));

    /// <summary>Asks until there is an answer. Only for what may be asked twice.</summary>
    public async Task<T> Read<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask(cancel);
            }
            catch (Exception fault) when (IsPassing(fault) && !cancel.IsCancellationRequested)
            {
                await Pause(attempt, fault, cancel);
            }
        }
    }

    /// <exception cref="StoreUnavailableException">That was the last try.</exception>
    public Task Pause(int attempt, Exception fault, CancellationToken cancel = default)
    {
        if (attempt >= Tries) throw new StoreUnavailableException($"The table service did not answer properly in {Tries} tries: {fault.Message}", fault);
        StoreMetrics.Retried(fault);
        var longest = Math.Min(First.TotalMilliseconds * Math.Pow(2, attempt - 1), Longest.TotalMilliseconds);
        return Task.Delay(TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2))), Time, cancel);
    }

    /// <summary>Worth asking again: throttled, timed out, not reached, or the platform gave no token this time.</summary>
    public static bool IsPassing(Exception fault) => fault switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or AuthenticationFailedException => true,
        AggregateException several => several.InnerExceptions.All(IsPassing),
        IOException or SocketException or HttpRequestException or OperationCanceledException => true,
        _ => false,
    };

    /// <summary>The service said that it did nothing, so the request cannot have had an effect.</summary>
    public static bool WasTurnedAway(Exception fault) =>
        fault is AuthenticationFailedException or RequestFailedException { Status: 429 } or RequestFailedException { Status: 503, ErrorCode: "ServerBusy" }
        || fault is RequestFailedException { Status: 0, InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } };
}

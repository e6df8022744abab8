using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Nep.Registration.Functions.Tests.Payments;

/// <summary>
/// Stripe's own mock server (stripe-mock) on a free loopback port for as long as the tests run. It checks every request against Stripe's
/// published description and remembers nothing. It is looked for in <c>STRIPE_MOCK</c> and on the search path.
/// </summary>
public sealed class StripeMockServer : IAsyncLifetime
{
    private const int Ports = 2;

    private Process? process;

    /// <summary>Why there is no mock server here; null when it runs.</summary>
    public string? Absent { get; private set; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } command)
        {
            Absent = "stripe-mock is not installed: put it on the search path, or name it in the environment variable STRIPE_MOCK.";
            return;
        }

        var ports = FreePorts();
        Address = new Uri($"http://127.0.0.1:{ports[0]}");
        var how = new ProcessStartInfo(command) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-http-addr", $"127.0.0.1:{ports[0]}", "-https-addr", $"127.0.0.1:{ports[1]}" }) how.ArgumentList.Add(argument);
        process = Process.Start(how)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Answer();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task Answer()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Address.Port);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("STRIPE_MOCK") is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Select(folder => Path.Combine(folder, "stripe-mock")).FirstOrDefault(File.Exists);
    }

    private static int[] FreePorts()
    {
        var listeners = Enumerable.Range(0, Ports).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }
}

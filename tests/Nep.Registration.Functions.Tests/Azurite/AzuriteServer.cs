using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Nep.Registration.Functions.Tests.Azurite;

/// <summary>
/// Azurite (the npm package) on a free loopback port for as long as the tests run. It is looked for in <c>AZURITE</c>, the path of the command
/// or of <c>azurite.js</c>, and on the search path.
/// </summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    private const string Account =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("azurite-");
    private Process? process;

    /// <summary>Why there is no Azurite here; null when it runs.</summary>
    public string? Absent { get; private set; }

    public int Port { get; } = FreePort();

    public string ConnectionString => $"{Account};TableEndpoint=http://127.0.0.1:{Port}/devstoreaccount1;";

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } command)
        {
            Absent = "Azurite is not installed: npm install --global azurite, or name it in the environment variable AZURITE.";
            return;
        }

        var asScript = command.EndsWith(".js", StringComparison.Ordinal);
        process = Process.Start(new ProcessStartInfo(asScript ? "node" : command)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                { asScript, command },
                "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", folder.FullName,
                "--blobPort", "0", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", $"{Port}",
            },
        })!;
        await Answer();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private async Task Answer()
    {
        using var http = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (process!.HasExited) throw new InvalidOperationException($"Azurite ended at once: {await process.StandardError.ReadToEndAsync()}");
            try
            {
                await http.GetAsync(new Uri($"http://127.0.0.1:{Port}/devstoreaccount1"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException("Azurite did not answer within a minute.");
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("AZURITE") is { Length: > 0 } named
            ? named
            : Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
                .Select(place => Path.Combine(place, OperatingSystem.IsWindows() ? "azurite.cmd" : "azurite"))
                .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}

file static class Arguments
{
    public static void Add(this ICollection<string> arguments, bool wanted, string argument)
    {
        if (wanted) arguments.Add(argument);
    }
}

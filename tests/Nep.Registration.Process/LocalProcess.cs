using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nep.Registration.Process;

/// <summary>The local host as its users start it: a process of its own, on a free port of this machine.</summary>
internal sealed class LocalProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Nep.Registration.Local.dll");

    private readonly System.Diagnostics.Process process;
    private readonly StringBuilder printed = new();

    private LocalProcess(System.Diagnostics.Process process, int port)
    {
        (this.process, Port) = (process, port);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    public Uri Base => new($"http://127.0.0.1:{Port}/");

    public string Printed
    {
        get
        {
            lock (printed) return printed.ToString();
        }
    }

    public static LocalProcess Start(string data, int port, params string[] more) => Begin(data, port, more, Quickly);

    /// <param name="crash">Where it is to die: see <c>CrashPlan</c>.</param>
    public static LocalProcess StartToDie(string data, int port, string? crash) => Begin(data, port, [], start =>
    {
        Quickly(start);
        if (crash is not null) start.Environment[Local.Storage.CrashPlan.Variable] = crash;
    });

    /// <summary>Started while one is in a folder of one's own.</summary>
    public static LocalProcess StartIn(string folder, string data, int port, params string[] more) => Begin(data, port, more, start => start.WorkingDirectory = folder);

    /// <summary>As an operator would start it who looks for a fault: with every line of the log.</summary>
    public static LocalProcess Talkative(string data, int port) => Begin(data, port, [], start => start.Environment["Logging__LogLevel__Default"] = "Trace");

    private static LocalProcess Begin(string data, int port, string[] more, Action<ProcessStartInfo> adjust)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--data", data, "--urls", $"http://127.0.0.1:{port}", .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        adjust(start);
        return new LocalProcess(System.Diagnostics.Process.Start(start)!, port);
    }

    /// <summary>It lives for a second or two: code that is made quickly serves it better than code that is made well.</summary>
    private static void Quickly(ProcessStartInfo start) => start.Environment["DOTNET_TieredPGO"] = "0";

    /// <summary>How many of its open files watch a folder. Linux tells.</summary>
    public int Watches() => new DirectoryInfo($"/proc/{process.Id}/fd").EnumerateFiles().Count(file => file.LinkTarget?.Contains("inotify", StringComparison.Ordinal) is true);

    /// <summary>Waits until the host says that it is healthy.</summary>
    public async Task<LocalProcess> Ready()
    {
        using var client = new HttpClient { BaseAddress = Base, Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync("healthz");
                if (answer.IsSuccessStatusCode) return this;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException($"The host does not serve:\n{Printed}");
    }

    /// <summary>Waits for the host to end by itself.</summary>
    public async Task<int> Ended()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>SIGKILL: nothing in the process gets to say goodbye.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public bool HasEnded => process.HasExited;

    public int ExitCode => process.ExitCode;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (printed) printed.AppendLine(line);
    }
}

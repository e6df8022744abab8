using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Nep.Registration.Bench.Serving;

/// <summary>A server in a process of its own, on a free port of this machine.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Megabytes of working set now.</summary>
    public double WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Processor time used so far, in microseconds: it says what the work costs, however busy the machine is with other things.</summary>
    public double ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMicroseconds;
        }
    }

    public string FirstLine { get; private set; } = "";

    /// <summary>Starts this program in one of its serving modes.</summary>
    public static ChildProcess Start(string mode, params string[] arguments)
    {
        var port = FreePort();
        return Start(port, "dotnet", [typeof(ChildProcess).Assembly.Location, mode, $"{port}", .. arguments]);
    }

    public static ChildProcess Start(int port, string program, IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, line) => Said(line.Data);
        process.BeginErrorReadLine();
        return new ChildProcess(process, port);
    }

    /// <param name="line">Null at its end.</param>
    private static void Said(string? line)
    {
        if (line is not null) Console.Error.WriteLine(line);
    }

    /// <summary>Waits for the line by which the server says that it serves.</summary>
    public async Task<ChildProcess> Ready()
    {
        FirstLine = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended before it served.");
        return this;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}

namespace Nep.Registration.Process.Crashes;

/// <summary>A host that dies by a plan, and is started again by whoever notices that it is gone.</summary>
internal sealed class CrashingHost : IDisposable
{
    private readonly string folder;
    private readonly string? crash;
    private LocalProcess process;

    /// <param name="crash">What the host's environment says: <c>record:FILE</c>, <c>die:FILE</c>, or nothing.</param>
    public CrashingHost(string folder, string? crash)
    {
        (this.folder, this.crash) = (folder, crash);
        process = Begin();
    }

    public int Port { get; } = LocalProcess.FreePort();

    /// <summary>How often it has died so far.</summary>
    public int Deaths { get; private set; }

    /// <summary>Waits until the host serves, starting it again as often as it dies on the way.</summary>
    public async Task<LocalProcess> Serving()
    {
        while (true)
        {
            if (process.HasEnded) Again();
            try
            {
                return await process.Ready();
            }
            catch (InvalidOperationException) when (process.HasEnded && process.ExitCode == Killed)
            {
            }
        }
    }

    public void Dispose() => process.Dispose();

    /// <summary>What the runtime says of a process that ended by signal 9.</summary>
    private const int Killed = 128 + 9;

    private void Again()
    {
        if (process.ExitCode != Killed) throw new InvalidOperationException($"The host ended by itself:\n{process.Printed}");
        Deaths++;
        process.Dispose();
        process = Begin();
    }

    private LocalProcess Begin() => LocalProcess.StartToDie(folder, Port, crash);
}

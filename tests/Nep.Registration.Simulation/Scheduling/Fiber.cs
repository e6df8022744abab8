namespace Nep.Registration.Simulation.Scheduling;

/// <summary>One line of work inside a process: a visitor's request, or a follower's look at a plan. Its calls of ports are counted.</summary>
internal sealed class Fiber(string name)
{
    private static readonly AsyncLocal<Fiber?> Running = new();

    private int calls;

    /// <summary>The one that is running here.</summary>
    public static Fiber Current => Running.Value ?? throw new InvalidOperationException("A port was called from outside every process.");

    public string Name => name;

    public string NextCall() => $"{name}#{++calls}";

    public async Task Run(Func<Task> work)
    {
        Running.Value = this;
        await work();
    }
}

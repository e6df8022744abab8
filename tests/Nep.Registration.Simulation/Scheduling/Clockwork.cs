namespace Nep.Registration.Simulation.Scheduling;

/// <summary>
/// The one thread on which everything happens: takes what comes next by its instant, moves the clock there, and lets whoever waited for it go on
/// until they wait again. Nothing runs beside it, so that the order of things hangs on the seed alone.
/// </summary>
internal sealed class Clockwork : SynchronizationContext
{
    private readonly PriorityQueue<Action, (Instant At, ulong Order, long Number)> coming = new();
    private readonly Queue<(SendOrPostCallback Goes, object? With)> ready = new();
    private long number;

    public Clockwork(Instant begins) => Time = new SimulatedTime { Now = begins };

    public SimulatedTime Time { get; }

    public Instant Now => Time.Now;

    public Instant? Next => coming.TryPeek(out _, out var when) ? when.At : null;

    public override void Post(SendOrPostCallback d, object? state) => ready.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <param name="order">Who goes first of those at the same instant.</param>
    public void At(Instant when, ulong order, Action happens) => coming.Enqueue(happens, (Instant.Max(when, Now), order, number++));

    /// <summary>Waits, as an actor does.</summary>
    public Task Until(Instant when, ulong order)
    {
        var waiting = new TaskCompletionSource();
        At(when, order, waiting.SetResult);
        return waiting.Task;
    }

    /// <summary>Lets the next thing happen, and everything that follows from it at once.</summary>
    public void Step()
    {
        var happens = coming.TryDequeue(out var next, out var when) ? next : throw new InvalidOperationException("Nothing is to come.");
        Time.Now = Instant.Max(Now, when.At);
        happens();
        Settle();
    }

    public void Settle()
    {
        while (ready.TryDequeue(out var one)) one.Goes(one.With);
    }
}

/// <summary>The clock of a simulated world, moved by its <see cref="Clockwork"/>.</summary>
internal sealed class SimulatedTime : TimeProvider
{
    public Instant Now { get; set; }

    public override long TimestampFrequency => 1000;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.ToUnixTimeMilliseconds();
}

using System.Threading.Channels;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Local.Following;

/// <summary>What the follower is to do now: look at a plan, or hand over letters that were claimed with the facts.</summary>
internal sealed record Errand(PlanId Plan, IReadOnlyList<LetterKey> Claimed);

/// <summary>Takes the signals of the use cases, and keeps the errands for the follower's workers.</summary>
internal sealed class FollowerQueue : IPlanSignal, IDisposable
{
    private readonly Channel<Errand> errands = Channel.CreateUnbounded<Errand>();
    private readonly Channel<Errand> outside = Channel.CreateUnbounded<Errand>();
    private readonly SemaphoreSlim changed = new(0);
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int pending;
    private int signals;
    private int wakeUps;
    private int moves;

    public DueQueue Due { get; } = new();

    public ChannelReader<Errand> Errands => errands.Reader;

    /// <summary>Errands to other programs, which may take their time to answer: nobody's mail waits behind them.</summary>
    public ChannelReader<Errand> Outside => outside.Reader;

    /// <summary>Done once it is known what was due when the host started; until then nothing in memory says when the next step is.</summary>
    public Task Begun => begun.Task;

    /// <summary>No errand is waiting or being run.</summary>
    public bool IsQuiet => Volatile.Read(ref pending) == 0;

    /// <summary>
    /// Whether nothing is due, waiting or being run. An errand that begins or ends between the looks at the one and at the other would be overlooked, so what
    /// moved meanwhile counts as unrest.
    /// </summary>
    public bool IsAtRest(Instant now)
    {
        var before = Volatile.Read(ref moves);
        return IsQuiet && !(Due.Next <= now) && Volatile.Read(ref moves) == before;
    }

    public ValueTask Changed(PlanId plan, Instant? next, IReadOnlyList<LetterKey> claimed, CancellationToken cancel)
    {
        Interlocked.Increment(ref signals);
        if (claimed.Count > 0) Add(new Errand(plan, claimed));
        var before = Due.Next;
        Due.Set(plan, next);
        if (next is { } instant && !(before <= instant)) Wake();
        return ValueTask.CompletedTask;
    }

    public void Begin() => begun.TrySetResult();

    /// <summary>Makes errands of every plan that is due. A plan is never out of the one queue and not yet in the other.</summary>
    public void LookAtDue(Instant now)
    {
        Take();
        foreach (var plan in Due.TakeDue(now)) Add(new Errand(plan, []));
        Done();
    }

    public void Done()
    {
        Interlocked.Decrement(ref pending);
        Interlocked.Increment(ref moves);
    }

    /// <summary>The clock was moved, or something earlier is due: stop sleeping.</summary>
    public void Wake() => changed.Release();

    public async Task<bool> Sleep(TimeSpan atMost, CancellationToken cancel)
    {
        var woken = await changed.WaitAsync(atMost, cancel);
        Interlocked.Increment(ref wakeUps);
        return woken;
    }

    /// <summary>How often a sleep has ended, for whatever reason.</summary>
    public int WakeUps => Volatile.Read(ref wakeUps);

    /// <summary>Whether any signal came since they were last taken.</summary>
    public bool HasSignals => Volatile.Read(ref signals) > 0;

    /// <summary>Whether any signal came since this was last asked.</summary>
    public bool TakeSignals() => Interlocked.Exchange(ref signals, 0) > 0;

    public void Dispose() => changed.Dispose();

    private void Take()
    {
        Interlocked.Increment(ref pending);
        Interlocked.Increment(ref moves);
    }

    private void Add(Errand errand)
    {
        Take();
        (errand.Plan is PlanId.OfWebhooks ? outside : errands).Writer.TryWrite(errand);
    }
}

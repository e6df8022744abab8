using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Local.Following;

/// <summary>Which plan must be looked at when, soonest first. Made from the store's due rows at the start, kept up by signals.</summary>
/// <remarks>Two arrays and no object of its own a plan: with 100,000 plans waiting, a look of the collector at a tree of them took 70 ms, in which nothing was sent.</remarks>
internal sealed class DueQueue
{
    /// <summary>What was moved stays behind in the order until it comes up, or until there is more of it than of what counts.</summary>
    private const int MostLeftBehind = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<PlanId, Instant> when = [];
    private readonly PriorityQueue<PlanId, Instant> order = new();

    public int Count
    {
        get
        {
            lock (gate) return when.Count;
        }
    }

    public Instant? Next
    {
        get
        {
            lock (gate) return Soonest(out var due) is null ? null : due;
        }
    }

    /// <summary>Puts a plan where its facts now say; null takes it out.</summary>
    public void Set(PlanId plan, Instant? due)
    {
        lock (gate) Put(plan, due);
    }

    /// <summary>Makes sure that a plan is looked at by an instant at the latest.</summary>
    public void NoLater(PlanId plan, Instant? due)
    {
        lock (gate)
            if (due is { } instant && !(when.TryGetValue(plan, out var known) && known <= instant)) Put(plan, due);
    }

    /// <summary>Takes out every plan that is due, soonest first.</summary>
    public IReadOnlyList<PlanId> TakeDue(Instant now)
    {
        var taken = new List<(Instant Due, PlanId Plan)>();
        lock (gate)
            while (Soonest(out var due) is { } plan && due <= now)
            {
                taken.Add((due, plan));
                Put(plan, null);
            }

        return taken.Count < 2 ? [.. taken.Select(one => one.Plan)]
            : [.. taken.OrderBy(one => one.Due).ThenBy(one => one.Plan.ToString(), StringComparer.Ordinal).Select(one => one.Plan)];
    }

    private PlanId? Soonest(out Instant due)
    {
        while (order.TryPeek(out var plan, out due))
        {
            if (when.TryGetValue(plan, out var known) && known == due) return plan;
            order.Dequeue();
        }

        return null;
    }

    private void Put(PlanId plan, Instant? due)
    {
        if (due is not { } instant)
        {
            when.Remove(plan);
            return;
        }

        if (when.TryGetValue(plan, out var known) && known == instant) return;
        when[plan] = instant;
        if (order.Count > 2 * when.Count + MostLeftBehind) StartOver();
        else order.Enqueue(plan, instant);
    }

    private void StartOver()
    {
        order.Clear();
        order.EnqueueRange(when.Select(one => (one.Key, one.Value)));
    }
}

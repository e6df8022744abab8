using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Local.Following;

/// <summary>Which plan must be looked at when, soonest first. Made from the store's due rows at the start, kept up by signals.</summary>
internal sealed class DueQueue
{
    private readonly Lock gate = new();
    private readonly Dictionary<PlanId, Instant> when = [];
    private readonly SortedSet<(Instant Due, string Text, PlanId Plan)> order =
        new(Comparer<(Instant Due, string Text, PlanId Plan)>.Create((left, right) =>
            left.Due.CompareTo(right.Due) is var byDue and not 0 ? byDue : string.CompareOrdinal(left.Text, right.Text)));

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
            lock (gate) return order.Count == 0 ? null : order.Min.Due;
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

    /// <summary>Takes out every plan that is due.</summary>
    public IReadOnlyList<PlanId> TakeDue(Instant now)
    {
        lock (gate)
        {
            var due = order.TakeWhile(entry => entry.Due <= now).Select(entry => entry.Plan).ToList();
            foreach (var plan in due) Put(plan, null);
            return due;
        }
    }

    private void Put(PlanId plan, Instant? due)
    {
        var text = plan.ToString()!;
        if (when.Remove(plan, out var old)) order.Remove((old, text, plan));
        if (due is not { } instant) return;
        when[plan] = instant;
        order.Add((instant, text, plan));
    }
}

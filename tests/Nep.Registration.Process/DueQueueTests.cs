using Nep.Registration.Domain.Plans;
using Nep.Registration.Local.Following;

namespace Nep.Registration.Process;

/// <summary>The queue of plans that wait, held against a plain dictionary.</summary>
public sealed class DueQueueTests
{
    private static readonly PlanId[] Plans = [.. Enumerable.Range(0, 40).Select(number => new PlanId.OfCohort(OfferingId.Parse($"offering-{number:00}")))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_put_moved_and_taken_out_comes_once_and_soonest_first(int seed)
    {
        var (chance, queue, model) = (new Random(seed), new DueQueue(), new Dictionary<PlanId, Instant>());
        for (var step = 0; step < 20_000; step++)
        {
            var (plan, at) = (Plans[chance.Next(Plans.Length)], Instant.FromUnixTimeSeconds(chance.Next(60)));
            switch (chance.Next(10))
            {
                case < 5:
                    queue.Set(plan, at);
                    model[plan] = at;
                    break;
                case < 8:
                    queue.NoLater(plan, at);
                    if (!model.TryGetValue(plan, out var known) || at < known) model[plan] = at;
                    break;
                case 8:
                    queue.Set(plan, null);
                    model.Remove(plan);
                    break;
                default:
                    var due = model.Where(one => one.Value <= at).OrderBy(one => one.Value).ThenBy(one => $"{one.Key}", StringComparer.Ordinal).Select(one => one.Key).ToList();
                    Assert.Equal(due, queue.TakeDue(at));
                    foreach (var one in due) model.Remove(one);
                    break;
            }

            Assert.Equal((model.Count, model.Count == 0 ? null : model.Values.Min()), (queue.Count, queue.Next));
        }
    }
}

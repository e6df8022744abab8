using Nep.Registration.Simulation.Scheduling;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Ports;

/// <summary>
/// Carries a process's calls of its ports: each takes its time, may fail before or after its effect, and may be where the process dies. Between two
/// of them everyone else goes on.
/// </summary>
internal sealed class PortCalls(Host host, World world, Func<Exception> failure)
{
    public async ValueTask<T> Call<T>(string what, Func<T> effect)
    {
        if (!host.IsAlive) await new TaskCompletionSource().Task;
        var fate = world.Weather.Of(Fiber.Current.NextCall(), world.IsCalm);
        await world.Clockwork.Until(world.Now + fate.Takes, fate.Order);
        if (!host.IsAlive)
        {
            // What was on its way when the process died may still arrive.
            if (fate.Order % 2 == 0) Happen(fate, what, effect);
            await new TaskCompletionSource().Task;
        }

        if (fate.Trouble is Trouble.FailsBefore or Trouble.DiesBefore) return await End<T>(fate, what);
        var answer = Happen(fate, what, effect);
        if (fate.Trouble != Trouble.None) return await End<T>(fate, what);
        if (fate.Answers > Duration.Zero) await world.Clockwork.Until(world.Now + fate.Answers, fate.Order);
        if (!host.IsAlive) await new TaskCompletionSource().Task;
        return answer;
    }

    private T Happen<T>(Fate fate, string what, Func<T> effect)
    {
        var answer = effect();
        world.Note($"{fate.Call} {what} -> {(answer as IPortAnswer)?.Words ?? Words(answer)}");
        return answer;
    }

    private static string Words<T>(T answer) => answer switch
    {
        null => "nothing",
        Row row => $"{row.Tag.Value}",
        RowPage page => $"{page.Rows.Count} rows",
        Commit.Conflict conflict => $"conflict {conflict.Index}",
        Commit.Done => "done",
        _ => $"{answer}",
    };

    private async Task<T> End<T>(Fate fate, string what)
    {
        world.Note($"{fate.Call} {what} {fate.Trouble}");
        world.Disturbances.Add(world.Now);
        if (fate.Trouble is Trouble.FailsBefore or Trouble.FailsAfter) throw failure();
        host.Die();
        await new TaskCompletionSource().Task;
        throw new System.Diagnostics.UnreachableException();
    }
}

/// <summary>What a port answered, in a few words for the trace.</summary>
internal interface IPortAnswer
{
    string Words { get; }
}

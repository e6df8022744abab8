using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Nep.Registration.Functions.Site;

namespace Nep.Registration.Functions.Starting;

/// <summary>Something that the app cannot do its work without.</summary>
public interface IDependency
{
    /// <summary>One word for the operator: <c>storage</c>.</summary>
    string Name { get; }

    /// <summary>Throws when it cannot be used. Changes nothing.</summary>
    Task Check(CancellationToken cancel);
}

/// <summary>
/// Says at <c>/healthz</c> whether each dependency answers: 200 when all do, otherwise 503. Asked more often than every ten seconds it
/// gives its last answer, since anyone may ask.
/// </summary>
internal sealed partial class Health(IEnumerable<IDependency> dependencies, TimeProvider time, ILogger<Health> log) : IHostPages
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private (long Asked, Task<IReadOnlyDictionary<string, string>> Answer)? last;

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/healthz", async () =>
    {
        var answer = await Answer();
        var ok = answer.Values.All(word => word == "ok");
        return TypedResults.Json(answer, statusCode: ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    });

    private Task<IReadOnlyDictionary<string, string>> Answer()
    {
        lock (gate)
        {
            if (last is { } known && time.GetElapsedTime(known.Asked) < FreshFor) return known.Answer;
            var answer = Ask();
            last = (time.GetTimestamp(), answer);
            return answer;
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> Ask()
    {
        var words = await Task.WhenAll(dependencies.Select(Ask));
        return words.ToDictionary(pair => pair.Name, pair => pair.Word);
    }

    /// <summary>Why it does not answer is for the log; outsiders learn only that.</summary>
    private async Task<(string Name, string Word)> Ask(IDependency dependency)
    {
        try
        {
            using var limit = new CancellationTokenSource(AnswerWithin, time);
            await dependency.Check(limit.Token).WaitAsync(AnswerWithin, time, limit.Token);
            return (dependency.Name, "ok");
        }
        catch (Exception fault)
        {
            LogDown(log, dependency.Name, fault);
            return (dependency.Name, "does not answer");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The dependency {Name} does not answer")]
    private static partial void LogDown(ILogger log, string name, Exception fault);
}

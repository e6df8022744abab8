using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker.Grpc;
using Nep.Registration.Functions.Following;
using static Microsoft.DurableTask.Protobuf.OrchestratorAction.OrchestratorActionTypeOneofCase;
using Engine = Microsoft.DurableTask.Protobuf;

namespace Nep.Registration.Functions.Tests.Following;

/// <summary>
/// Plays one plan's orchestration on the engine's own replay, with a clock that jumps from one thing to the next: months pass in milliseconds, and
/// every turn replays the whole history, so that an orchestrator that is not deterministic fails.
/// </summary>
public sealed class Rehearsal(DateTime start, Func<string, PlanWake, DateTime, DateTime?> activity)
{
    private const string Instance = "rehearsal";

    private static readonly DataConverter Json = JsonDataConverter.Default;
    private readonly List<(DateTime At, string? Told)> signals = [];
    private readonly List<(DateTime At, int Id)> timers = [];
    private readonly List<Engine.HistoryEvent> past = [];

    public DateTime Now { get; private set; } = start;

    public bool Ended { get; private set; }

    public int Generations { get; private set; }

    public string Status { get; private set; } = "";

    /// <summary>Each activity that was asked for: when, which, and how many letters it was given.</summary>
    public List<string> Deeds { get; } = [];

    /// <summary>An orchestration that fails is an end too; otherwise the test fails with it.</summary>
    public bool MayFail { get; init; }

    /// <summary>A payload as the engine keeps it.</summary>
    public static string Text(PlanWake wake) => Json.Serialize(wake)!;

    public Rehearsal Signal(DateTime at, PlanWake wake) => SignalText(at, Text(wake));

    public Rehearsal SignalText(DateTime at, string told)
    {
        signals.Add((at, told));
        return this;
    }

    public Rehearsal Run(PlanWake first, DateTime until) => RunText(Text(first), until);

    public Rehearsal RunText(string? input, DateTime until)
    {
        IReadOnlyList<Engine.HistoryEvent> carried = [];
        while (!Ended && Generation(input, carried, until) is { } again) (input, carried) = again;
        return this;
    }

    /// <summary>From a start to its end, to the next start (what it goes on from), or to the end of the time.</summary>
    private (string? Input, IReadOnlyList<Engine.HistoryEvent> Carried)? Generation(
        string? input, IReadOnlyList<Engine.HistoryEvent> carried, DateTime until)
    {
        Generations++;
        past.Clear();
        timers.Clear();
        List<Engine.HistoryEvent> fresh = [Turn(), Started(input), .. carried];
        while (true)
        {
            var actions = Play(fresh);
            if (actions.Select(action => action.CompleteOrchestration).FirstOrDefault(done => done is not null) is { } end)
            {
                Ended = end.OrchestrationStatus != Engine.OrchestrationStatus.ContinuedAsNew;
                Assert.True(!Ended || MayFail || end.OrchestrationStatus == Engine.OrchestrationStatus.Completed, end.FailureDetails?.ToString());
                return Ended ? null : (end.Result, [.. end.CarryoverEvents]);
            }

            var answers = actions.Select(Answer).OfType<Engine.HistoryEvent>().ToList();
            if (answers.Count == 0) answers = Next(until);
            if (answers.Count == 0) return null;
            fresh = [Turn(), .. Heard(), .. answers];
        }
    }

    private IReadOnlyList<Engine.OrchestratorAction> Play(List<Engine.HistoryEvent> fresh)
    {
        var request = new Engine.OrchestratorRequest { InstanceId = Instance, PastEvents = { past }, NewEvents = { fresh } };
        var answer = GrpcOrchestrationRunner.LoadAndRun(Convert.ToBase64String(request.ToByteArray()), new Loop());
        var response = Engine.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer));
        past.AddRange(fresh);
        if (response.CustomStatus is { Length: > 0 } status) Status = Json.Deserialize<string>(status) ?? "";
        return response.Actions;
    }

    private Engine.HistoryEvent? Answer(Engine.OrchestratorAction action)
    {
        switch (action.OrchestratorActionTypeCase)
        {
            case CreateTimer:
                past.Add(Event(action.Id, one => one.TimerCreated = new() { FireAt = action.CreateTimer.FireAt }));
                timers.Add((action.CreateTimer.FireAt.ToDateTime(), action.Id));
                return null;
            case ScheduleTask:
                past.Add(Event(action.Id, one => one.TaskScheduled = new() { Name = action.ScheduleTask.Name, Input = action.ScheduleTask.Input }));
                return Perform(action.Id, action.ScheduleTask.Name, Json.Deserialize<PlanWake[]>(action.ScheduleTask.Input)![0]);
            default:
                throw new NotSupportedException(action.OrchestratorActionTypeCase.ToString());
        }
    }

    private Engine.HistoryEvent Perform(int id, string name, PlanWake wake)
    {
        Deeds.Add($"{Now:yyyy-MM-dd HH:mm:ss} {name} {wake.Claimed.Count}");
        try
        {
            var result = Json.Serialize(activity(name, wake, Now));
            return Event(-1, one => one.TaskCompleted = new() { TaskScheduledId = id, Result = result });
        }
        catch (InvalidOperationException fault)
        {
            return Event(-1, one => one.TaskFailed = new()
            {
                TaskScheduledId = id,
                FailureDetails = new() { ErrorType = fault.GetType().FullName, ErrorMessage = fault.Message },
            });
        }
    }

    /// <summary>Jumps to the next timer or signal; the timer rings, unless a signal came first.</summary>
    private List<Engine.HistoryEvent> Next(DateTime until)
    {
        var timer = timers.Select(one => ((DateTime At, int Id)?)one).MinBy(one => one!.Value.At);
        var signal = signals.Select(one => (DateTime?)one.At).Min();
        var at = signal is null || timer?.At < signal ? timer?.At : signal;
        if (at is not { } instant || instant > until) return [];
        if (instant > Now) Now = instant;
        if (signal <= Now) return [.. Heard()];
        timers.Remove(timer!.Value);
        return [Event(-1, one => one.TimerFired = new() { FireAt = Stamp(instant), TimerId = timer.Value.Id })];
    }

    /// <summary>Signals whose time has come, all in one turn.</summary>
    private List<Engine.HistoryEvent> Heard()
    {
        var heard = signals.Where(one => one.At <= Now).ToList();
        signals.RemoveAll(heard.Contains);
        return [.. heard.Select(told => Event(-1, one => one.EventRaised = new() { Name = PlanLoop.Changed, Input = told.Told }))];
    }

    private Engine.HistoryEvent Turn() => Event(-1, one => one.OrchestratorStarted = new());

    private Engine.HistoryEvent Started(string? input) => Event(-1, one => one.ExecutionStarted = new()
    {
        Name = nameof(RegistrationOrchestration),
        Input = input,
        OrchestrationInstance = new() { InstanceId = Instance, ExecutionId = $"{Generations}" },
    });

    private Engine.HistoryEvent Event(int id, Action<Engine.HistoryEvent> fill)
    {
        var made = new Engine.HistoryEvent { EventId = id, Timestamp = Stamp(Now) };
        fill(made);
        return made;
    }

    private static Timestamp Stamp(DateTime at) => Timestamp.FromDateTime(DateTime.SpecifyKind(at, DateTimeKind.Utc));

    private sealed class Loop : ITaskOrchestrator
    {
        public System.Type InputType => typeof(PlanWake);

        public System.Type OutputType => typeof(object);

        public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
        {
            await RegistrationOrchestration.Run(context);
            return null;
        }
    }
}

using System.Net;
using Nep.Registration.App;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Local.Time;

/// <summary>What the time machine's page shows.</summary>
public sealed record TimeModel(Instant Now, Duration Moved, IReadOnlyList<ComingStep> Coming, IReadOnlyList<Fault> Faults, bool IsStale);

/// <summary>The time machine's page: demo data only, and only for a browser on this machine.</summary>
internal static class TimeEndpoints
{
    private const int Shown = 12;

    private static readonly Zone Pacific = Zone.Parse("America/Los_Angeles");

    public static void MapTimeMachine(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/time-machine").AddEndpointFilter(OnlyHere);
        group.MapGet("", async (HttpContext http, TimeMachine machine, ComingSteps coming, Clock clock) =>
            Page.Of<TimePage>(new TimeModel(clock.Now, machine.Moved, await coming.Next(Shown, http.RequestAborted), [], false)));
        group.MapPost("", Travel);
    }

    private static async Task<IResult> Travel(HttpContext http, TimeMachine machine, ComingSteps coming, Clock clock)
    {
        var form = await PostedForm.Read(http);
        var target = Target(form, machine, clock.Now);
        if (form.IsStale || form.Faults.Count > 0)
            return Page.Again<TimePage>(new TimeModel(clock.Now, machine.Moved, await coming.Next(Shown, http.RequestAborted), form.Faults, form.IsStale));
        await machine.TravelTo(target, http.RequestAborted);
        return Page.SeeOther("/time-machine");
    }

    private static Instant Target(PostedForm form, TimeMachine machine, Instant now) => form["to"] switch
    {
        "next" => machine.Next ?? now,
        "1h" => now + Duration.FromHours(1),
        "1d" => now + Duration.FromDays(1),
        "7d" => now + Duration.FromDays(7),
        _ => Typed(form, now),
    };

    private static Instant Typed(PostedForm form, Instant now)
    {
        var (day, time) = (form.Date("day"), form.Time("time"));
        if (form.Faults.Count > 0) return now;
        var target = Pacific.At(day + time);
        if (target < now) form.Note("day", "ClockOnlyGoesForward");
        return target;
    }

    /// <summary>Neither another machine nor a page of another site may move the clock.</summary>
    private static async ValueTask<object?> OnlyHere(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address)
            ? TypedResults.NotFound()
            : await next(context);
}

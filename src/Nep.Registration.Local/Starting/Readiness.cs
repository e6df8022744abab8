namespace Nep.Registration.Local.Starting;

/// <summary>Whether the host may serve. While it lays out its demo it asks everyone to come back in a moment.</summary>
internal sealed class Readiness
{
    private volatile bool isReady;

    public bool IsReady
    {
        get => isReady;
        set => isReady = value;
    }

    internal sealed class Gate(RequestDelegate next, Readiness readiness)
    {
        public Task InvokeAsync(HttpContext http)
        {
            if (readiness.IsReady) return next(http);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "1";
            return http.Response.WriteAsync("Starting. Please try again in a moment.", http.RequestAborted);
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Ports;
using Nep.Registration.Site.Api;

namespace Nep.Registration.Site.Shell;

/// <summary>
/// Whatever goes wrong ends as a page a person can read: nothing found, a request we cannot take, or a fault of ours. A stack trace stays in
/// the log.
/// </summary>
internal sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response.StatusCode is >= 400 and not StatusCodes.Status422UnprocessableEntity && IsEmpty(http))
                await Show(http, http.Response.StatusCode);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Show(http, bad.StatusCode);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            LogFault(log, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "(no endpoint)", fault);
            await Show(http, fault is StoreUnavailableException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError);
        }
    }

    private static bool IsEmpty(HttpContext http) => !http.Response.HasStarted && http.Response.ContentLength is null or 0 && http.Response.ContentType is null;

    private static Task Show(HttpContext http, int status)
    {
        if (http.Request.IsForPrograms()) return ApiProblem.Of(status).ExecuteAsync(http);
        var kind = status switch { 404 or 405 => "notFound", 403 => "forbidden", 413 => "tooLarge", 429 => "tooOften", < 500 => "badRequest", _ => "fault" };
        if (http.Request.Path.StartsWithSegments("/staff", StringComparison.Ordinal) && http.User.Identity is { IsAuthenticated: true })
            return Page.Of<Staff.StaffErrorPage>(new Staff.StaffErrorModel(kind), status).ExecuteAsync(http);
        return Page.Of<ErrorPage>(new ErrorModel(Reader.WordsFor(http), kind), status).ExecuteAsync(http);
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed")]
    private static partial void LogFault(ILogger log, string method, string endpoint, Exception fault);
}

/// <summary>Which error page: notFound, forbidden, tooLarge, tooOften, badRequest or fault.</summary>
public sealed record ErrorModel(Words Words, string Kind);

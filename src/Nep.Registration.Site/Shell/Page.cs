using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Nep.Registration.Site.Shell;

/// <summary>
/// A page is a Razor component with one parameter, its <c>Model</c>: everything it shows is in there, so that a page can be rendered by any
/// handler, on either host, also after a failed post.
/// </summary>
public static class Page
{
    public static RenderedPage Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new(typeof(TPage), model, status);

    /// <summary>The same page again with what was typed and what is wrong with it: 422, so that nobody takes it for success.</summary>
    public static RenderedPage Again<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage>(object model)
        where TPage : IComponent =>
        Of<TPage>(model, StatusCodes.Status422UnprocessableEntity);

    /// <summary>After a post that did something: go and see it (303), so that reload does not post again.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}

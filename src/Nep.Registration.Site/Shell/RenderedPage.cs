using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Nep.Registration.Site.Shell;

/// <summary>
/// A page on its way out. It is rendered whole before the first byte is sent, so that a fault while rendering still becomes an error page, and
/// sent in one piece with its length.
/// </summary>
/// <remarks>
/// The framework's own result for components also prepares forms, navigation and state for pages that live on in the browser; these pages do
/// not, and are several times cheaper without (measured with <c>bench staff-page</c>).
/// </remarks>
public sealed class RenderedPage(Type component, object model, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var text = new PageText();
        var services = httpContext.RequestServices;
        await using (var renderer = new HtmlRenderer(new WithoutNavigation(services), services.GetRequiredService<ILoggerFactory>()))
            await renderer.Dispatcher.InvokeAsync(() => Render(renderer, httpContext, text));
        await Send(httpContext.Response, text);
    }

    private async Task Render(HtmlRenderer renderer, HttpContext http, PageText text)
    {
        var root = renderer.BeginRenderingComponent<PageRoot>(ParameterView.FromDictionary(new Dictionary<string, object?>(3, StringComparer.Ordinal)
        {
            [nameof(PageRoot.Component)] = component,
            [nameof(PageRoot.Model)] = model,
            [nameof(PageRoot.Http)] = http,
        }));
        await root.QuiescenceTask;
        root.WriteHtmlTo(text);
    }

    private async Task Send(HttpResponse response, PageText text)
    {
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = Encoding.UTF8.GetByteCount(text.Written);
        Encoding.UTF8.GetBytes(text.Written, response.BodyWriter);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    /// <summary>
    /// A host that brings the framework's navigation (MVC does, and with it the worker on Azure) does not start it for these pages, and every form that posts to its
    /// own page would fail on it.
    /// </summary>
    private sealed class WithoutNavigation(IServiceProvider services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(NavigationManager) ? null : services.GetService(serviceType);
    }
}

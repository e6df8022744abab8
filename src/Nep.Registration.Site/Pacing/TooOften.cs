using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Pacing;

/// <summary>The answer to a form that came too often: 429, when to come back, and everything that was typed.</summary>
internal static class TooOften
{
    /// <summary>What the page says above the form.</summary>
    public static string Notice(Words words, int seconds) => words.Count("form.tooOften", Math.Max(1, (seconds + 59) / 60));

    public static RenderedPage Page<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage>(HttpContext http, int seconds, object model)
        where TPage : IComponent
    {
        ComeBackIn(http, seconds);
        return Shell.Page.Of<TPage>(model, StatusCodes.Status429TooManyRequests);
    }

    public static void ComeBackIn(HttpContext http, int seconds) => http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
}

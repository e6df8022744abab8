using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Pacing;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Members;

namespace Nep.Registration.Site.Staff.SignIn;

/// <summary>
/// Signing in by a mailed link, and keeping who is staff, for hosts that have no other way. A link acts only when its button is pressed, since mail scanners open
/// links; and whoever asks for one learns nothing of who is staff.
/// </summary>
public static class SignInEndpoints
{
    public static void MapStaffSignIn(this IEndpointRouteBuilder endpoints)
    {
        var signIn = endpoints.MapGroup("/staff");
        signIn.MapGet("/sign-in", (string? next) => Page.Of<AskPage>(new AskModel(PostedForm.Empty, LocalPath.OrHome(next))));
        signIn.MapPost("/sign-in", Ask);
        signIn.MapGet("/sign-in/{token}", (string token, string? next) => Page.Of<RedeemPage>(new RedeemModel(LocalPath.OrHome(next), Refused: false)));
        signIn.MapPost("/sign-in/{token}", Redeem);
        signIn.MapGet("/sign-out", async (HttpContext http, StaffSessions sessions) => Page.Of<SignOutPage>(await SignOutModel.Of(http, sessions)));
        signIn.MapPost("/sign-out", SignOut);
        signIn.MapMembers();
    }

    private static async Task<IResult> Ask(HttpContext http, StaffDesk desk, FormPace pace, SecurityLog log)
    {
        var form = await PostedForm.Read(http);
        var next = LocalPath.OrHome(form["next"]);
        var address = form.Address("mail");
        if (form.IsStale || form.Faults.Count > 0) return Page.Again<AskPage>(new AskModel(form, next));
        if (Wait(pace, address) is > 0 and var seconds)
            return TooOften.Page<AskPage>(http, seconds, new AskModel(form, next, TooOften.Notice(StaffText.Words, seconds)));
        log.SignInAsked(ReaderId.Of(address));
        await desk.AskForLink(form["mail"], http.RequestAborted);
        if (next != LocalPath.Home) SiteCookie.Keep(http, NextCookie, next, TimeSpan.FromHours(1));
        return Page.Of<AskedPage>(new AskedModel(form.Text("mail")));
    }

    /// <summary>The same for staff and strangers.</summary>
    private static int Wait(FormPace pace, EmailAddress address) =>
        pace.Wait(FormLimit.SignInMail, $"{ReaderId.Of(address)}") is > 0 and var seconds ? seconds : pace.Wait(FormLimit.AllSignInMail, "");

    private static async Task<IResult> Redeem(HttpContext http, string token, StaffDesk desk, StaffSessions sessions, SecurityLog log)
    {
        var next = LocalPath.OrHome(SiteCookie.Find(http, NextCookie));
        if ((await PostedForm.Read(http)).IsStale) return Page.Again<RedeemPage>(new RedeemModel(next, Refused: false));
        if (await desk.Redeem(token, http.RequestAborted) is not { } member)
        {
            log.SignInRefused();
            return Page.Again<RedeemPage>(new RedeemModel(next, Refused: true));
        }

        await sessions.End(http.User.FindFirstValue(ClaimTypes.Sid), http.RequestAborted);
        await http.SignInAsync(StaffAccess.Principal(member, StaffAccess.Scheme, await sessions.Begin(member.Address, http.RequestAborted)));
        log.SignedIn(ReaderId.Of(member.Address));
        SiteCookie.Forget(http, NextCookie);
        return Page.SeeOther(next);
    }

    private static async Task<IResult> SignOut(HttpContext http, StaffSessions sessions, SecurityLog log)
    {
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Page.Again<SignOutPage>(await SignOutModel.Of(http, sessions));
        if (EmailAddress.TryParse(http.User.FindFirstValue(ClaimTypes.Email), out var address))
        {
            if (form["end"] is { Length: > 0 } one)
            {
                await sessions.EndOne(address, one, http.RequestAborted);
                return Page.SeeOther("/staff/sign-out");
            }

            var everywhere = form["do"] == "everywhere";
            if (everywhere) await sessions.EndAll(address, http.RequestAborted);
            else await sessions.End(http.User.FindFirstValue(ClaimTypes.Sid), http.RequestAborted);
            log.SignedOut(ReaderId.Of(address), everywhere);
        }

        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        await http.SignOutAsync();
        return Page.SeeOther("/staff/sign-in");
    }

    /// <summary>Where to go after the link: it is opened from a mail, so it is remembered beside it.</summary>
    private const string NextCookie = "next";
}

/// <param name="Next">Where to go once signed in.</param>
/// <param name="Notice">Why no link was sent, where the address is not to blame.</param>
public sealed record AskModel(PostedForm Form, string Next, string? Notice = null);

public sealed record AskedModel(string Address);

/// <param name="Refused">The link was unknown, used or too old.</param>
public sealed record RedeemModel(string Next, bool Refused);

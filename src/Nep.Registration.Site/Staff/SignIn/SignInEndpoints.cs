using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Forms;
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
        signIn.MapGet("/sign-out", () => Page.Of<SignOutPage>(new SignOutModel()));
        signIn.MapPost("/sign-out", (Delegate)SignOut);
        signIn.MapMembers();
    }

    private static async Task<IResult> Ask(HttpContext http, StaffDesk desk)
    {
        var form = await PostedForm.Read(http);
        var next = LocalPath.OrHome(form["next"]);
        form.Address("mail");
        if (form.IsStale || form.Faults.Count > 0) return Page.Again<AskPage>(new AskModel(form, next));
        await desk.AskForLink(form["mail"], http.RequestAborted);
        if (next != LocalPath.Home) http.Response.Cookies.Append(NextCookie, next, CookieFor(http));
        return Page.Of<AskedPage>(new AskedModel(form.Text("mail")));
    }

    private static async Task<IResult> Redeem(HttpContext http, string token, StaffDesk desk)
    {
        var next = LocalPath.OrHome(http.Request.Cookies[NextCookie]);
        if ((await PostedForm.Read(http)).IsStale) return Page.Again<RedeemPage>(new RedeemModel(next, Refused: false));
        if (await desk.Redeem(token, http.RequestAborted) is not { } member) return Page.Again<RedeemPage>(new RedeemModel(next, Refused: true));
        await http.SignInAsync(StaffAccess.Principal(member, StaffAccess.Scheme));
        http.Response.Cookies.Delete(NextCookie, CookieFor(http));
        return Page.SeeOther(next);
    }

    private static async Task<IResult> SignOut(HttpContext http)
    {
        if ((await PostedForm.Read(http)).IsStale) return Page.Again<SignOutPage>(new SignOutModel());
        await http.SignOutAsync();
        return Page.SeeOther("/staff/sign-in");
    }

    /// <summary>Where to go after the link: it is opened from a mail, so it is remembered beside it.</summary>
    private const string NextCookie = "next";

    private static CookieOptions CookieFor(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/staff/sign-in",
        MaxAge = TimeSpan.FromHours(1),
        IsEssential = true,
    };
}

public sealed record SignOutModel;

/// <param name="Next">Where to go once signed in.</param>
public sealed record AskModel(PostedForm Form, string Next);

public sealed record AskedModel(string Address);

/// <param name="Refused">The link was unknown, used or too old.</param>
public sealed record RedeemModel(string Next, bool Refused);

using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Staff;

namespace Nep.Registration.Site.Staff.SignIn;

/// <summary>Where a member of staff is signed in.</summary>
/// <param name="Open">Their sessions; none for whoever is not signed in.</param>
public sealed record SignOutModel(IReadOnlyList<OpenSession> Open)
{
    internal static async Task<SignOutModel> Of(HttpContext http, StaffSessions sessions) => new(
        EmailAddress.TryParse(http.User.FindFirstValue(ClaimTypes.Email), out var address)
            ? await sessions.Of(address, http.User.FindFirstValue(ClaimTypes.Sid), http.RequestAborted)
            : []);
}

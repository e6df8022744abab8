using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Nep.Registration.Site.Staff.SignIn;

/// <summary>
/// Remembers what sign-in cookies say, so that a cookie is deciphered once and not for every page. What it remembers a cookie to say is what
/// deciphering it again would give; whether it has expired is asked every time, by whoever reads it.
/// </summary>
public sealed class RememberedTickets(ISecureDataFormat<AuthenticationTicket> inner) : ISecureDataFormat<AuthenticationTicket>
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, AuthenticationTicket> known = new(StringComparer.Ordinal);

    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null || purpose is not null) return inner.Unprotect(protectedText, purpose);
        if (known.TryGetValue(protectedText, out var ticket)) return ticket;
        if (inner.Unprotect(protectedText) is not { } good) return null;
        if (known.Count >= Most) known.Clear();
        return known[protectedText] = good;
    }
}

public static class RememberedTicketsServices
{
    /// <summary>For a host that signs staff in by cookie, after it has added the cookie scheme.</summary>
    public static IServiceCollection RememberSignInTickets(this IServiceCollection services) =>
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>>(
            new PostConfigureOptions<CookieAuthenticationOptions>(StaffAccess.Scheme, cookie => cookie.TicketDataFormat = new RememberedTickets(cookie.TicketDataFormat)));
}

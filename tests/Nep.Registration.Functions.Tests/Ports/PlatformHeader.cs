using System.Text;
using System.Text.Json;
using Nep.Registration.App.Staff;

namespace Nep.Registration.Functions.Tests.Ports;

/// <summary>The header by which App Service Authentication tells who is signed in.</summary>
internal static class PlatformHeader
{
    public static string Of(string address, params ReadOnlySpan<StaffRole> roles)
    {
        var claims = new List<object> { new { typ = "preferred_username", val = address }, new { typ = "name", val = address.Split('@')[0] } };
        foreach (var role in roles) claims.Add(new { typ = "roles", val = $"{role}" });
        return Text(JsonSerializer.Serialize(new { auth_typ = "aad", name_typ = "name", role_typ = "roles", claims }));
    }

    public static string Text(string principal) => Convert.ToBase64String(Encoding.UTF8.GetBytes(principal));
}

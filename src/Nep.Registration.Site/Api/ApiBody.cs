using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Connections;

namespace Nep.Registration.Site.Api;

/// <summary>Reads what a program sends: JSON of a bounded size, in the form that the address takes, or a refusal that says where it goes wrong.</summary>
internal static class ApiBody
{
    public const int LargestKilobytes = 64;

    private const int Largest = LargestKilobytes * 1024;

    public static async Task<(T? Value, Refusal? Why)> Read<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType()) return (null, new BodyNotJson());
        if (await ReadBytes(http) is not { } bytes) return (null, new BodyTooLarge(LargestKilobytes));
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, ApiJson.Options) is { } value ? (value, null) : (null, new BodyUnreadable("$"));
        }
        catch (JsonException fault)
        {
            return (null, new BodyUnreadable(fault.Path ?? "$"));
        }
    }

    /// <summary>Null when it is larger than anything that is taken: the rest is not read.</summary>
    private static async Task<byte[]?> ReadBytes(HttpContext http)
    {
        if (http.Request.ContentLength > Largest) return null;
        var buffer = new byte[Math.Min(Largest, http.Request.ContentLength ?? Largest) + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        return length == buffer.Length ? null : buffer[..length];
    }
}

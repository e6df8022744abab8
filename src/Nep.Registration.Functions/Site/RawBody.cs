using Microsoft.AspNetCore.Http;

namespace Nep.Registration.Functions.Site;

/// <summary>A request's body to the byte, as a signature needs it.</summary>
internal static class RawBody
{
    /// <summary>No provider's notice is longer; SendGrid's batches stay below it.</summary>
    private const int Longest = 2 * 1024 * 1024;

    /// <summary>The body, or null when it is longer than any notice.</summary>
    public static async Task<byte[]?> Read(HttpContext http)
    {
        if (http.Request.ContentLength > Longest) return null;
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) is var read and > 0)
        {
            if (kept.Length + read > Longest) return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}

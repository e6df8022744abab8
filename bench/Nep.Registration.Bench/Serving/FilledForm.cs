using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Nep.Registration.Bench.Measuring;

namespace Nep.Registration.Bench.Serving;

/// <summary>The form as a visitor sends it from the review page, with a number and a name of its own each time.</summary>
internal sealed class FilledForm(OfferingId offering, string cookie, string token)
{
    private readonly ConcurrentQueue<ReadOnlyMemory<byte>> ready = [];
    private long number = Random.Shared.NextInt64(1L << 40);
    private long sent;

    public long Sent => Interlocked.Read(ref sent);

    public static async Task<FilledForm> Open(int port, OfferingId offering)
    {
        using var line = await HttpLine.Open(port);
        var page = await line.Text($"GET /offerings/{offering}/register HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        return new FilledForm(offering, Between(page, "Set-Cookie: form=", ";"), Between(page, "name=\"_token\"", ">") is var rest ? Between(rest, "value=\"", "\"") : "");
    }

    public void FillIn(int forms)
    {
        while (ready.Count < forms) ready.Enqueue(FillIn());
    }

    public ReadOnlyMemory<byte> Next()
    {
        Interlocked.Increment(ref sent);
        return ready.TryDequeue(out var form) ? form : FillIn();
    }

    private byte[] FillIn()
    {
        var mine = Interlocked.Increment(ref number);
        var draft = Ids.ToBase32(SHA256.HashData(BitConverter.GetBytes(mine)), 26);
        var body = $"_token={Uri.EscapeDataString(token)}&form={draft}&coming=yes&registrar.name=&registrar.email=&registrar.organization=Lakeview+Unified"
            + $"&people%5B0%5D.name=Person+{mine}&people%5B0%5D.email=person{mine}%40schools.example&code=&shown=89500&terms=2026-09&do=place";
        return Encoding.ASCII.GetBytes(
            $"POST /offerings/{offering}/register HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: form={cookie}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}

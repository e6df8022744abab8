using System.Text;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;

namespace Nep.Registration.Bench.Workloads;

/// <summary>The staff list of 50 registrations out of 1,000, beside a plain-text endpoint of the same server.</summary>
internal static class StaffPage
{
    private const int Lines = 32;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            using var server = await ChildProcess.Start("serve", folder, "1000").Ready();
            var cookie = await SignIn(server.Port, server.FirstLine);
            var page = Encoding.ASCII.GetBytes(
                $"GET /staff/offerings/{BenchServer.Offering}/registrations HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n");
            await Check(server.Port, page);
            await Load.Run(server.Port, Lines, Time, 200, () => page);
            await Load.Run(server.Port, Lines, Time, 200, () => Plaintext.Request);
            var rounds = await Rounds.Run(
                () => Load.Run(server.Port, Lines, Time, 200, () => page), () => Load.Run(server.Port, Lines, Time, 200, () => Plaintext.Request));
            return rounds.Row("Staff list, 50 rows of 1,000", "/s", "plain text from the same server");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The page must be the real one: fifty rows of people.</summary>
    private static async Task Check(int port, byte[] request)
    {
        using var line = await HttpLine.Open(port);
        var (status, answer) = await line.Ask(request);
        var rows = Encoding.UTF8.GetString(answer.Span).Split("<tr").Length - 2;
        if (status != 200 || rows != 50) throw new InvalidOperationException($"The staff page answered {status} with {rows} rows.");
    }

    internal static async Task<string> SignIn(int port, string token)
    {
        using var line = await HttpLine.Open(port);
        var page = await line.Text($"GET /staff/sign-in/{token} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        var (cookie, proof) = (Cookie(page, "form"), Between(Between(page, "name=\"_token\"", ">"), "value=\"", "\""));
        var body = $"_token={Uri.EscapeDataString(proof)}";
        var answer = await line.Text(
            $"POST /staff/sign-in/{token} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        return $"{cookie}; {Cookie(answer, "staff")}";
    }

    private static string Cookie(string answer, string name) => $"{name}={Between(answer, $"Set-Cookie: {name}=", ";")}";

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0) throw new InvalidOperationException($"'{before}' is not in: {text}");
        start += before.Length;
        var end = text.IndexOf(after, start, StringComparison.Ordinal);
        return text[start..end];
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Webhooks;

namespace Nep.Registration.App.Tests.Webhooks;

/// <summary>The real caller against a socket of this machine.</summary>
public sealed class WebhookCallerTests : IDisposable
{
    private static readonly WebhookMessage Message = new("msg_1", Instant.FromUnixTimeSeconds(1614265330), "v1,abc", """{"type":"test"}"""u8.ToArray());

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly WebhookCaller caller = new(new WebhookReach(Local: true));
    private int calls;

    public WebhookCallerTests() => listener.Start();

    private Uri Here => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/hooks?a=b");

    [Fact]
    public async Task A_call_carries_id_time_signature_and_the_body_byte_for_byte()
    {
        var heard = Answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        Assert.Equal(new WebhookAnswer.Status(200, "ok"), await caller.Send(Here, Message, default));

        var request = await heard;
        Assert.StartsWith("POST /hooks?a=b HTTP/1.1\r\n", request, StringComparison.Ordinal);
        foreach (var header in new[] { "webhook-id: msg_1", "webhook-timestamp: 1614265330", "webhook-signature: v1,abc", "Content-Type: application/json", "Content-Length: 15" })
            Assert.Contains($"\r\n{header}\r\n", request, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("""{"type":"test"}""", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        _ = Answer($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {Here}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var answer = await caller.Send(Here, Message, default);
        Assert.Equal((new WebhookAnswer.Status(307, ""), false, 1), (answer, answer.IsTaken, calls));
    }

    [Fact]
    public async Task Of_a_long_answer_no_more_than_the_beginning_is_read()
    {
        _ = Answer("HTTP/1.1 500 No\r\nConnection: close\r\n\r\n" + new string('x', 5_000_000));
        var answer = Assert.IsType<WebhookAnswer.Status>(await caller.Send(Here, Message, default));
        Assert.Equal((500, new string('x', 120)), (answer.Code, answer.Says));
    }

    [Fact]
    public async Task A_sign_that_lies_across_the_end_of_what_is_kept_is_left_out_whole()
    {
        _ = Answer("HTTP/1.1 500 No\r\nConnection: close\r\n\r\nx" + string.Concat(Enumerable.Repeat("😀", 100)));
        var answer = Assert.IsType<WebhookAnswer.Status>(await caller.Send(Here, Message, default));
        Assert.Equal("x" + string.Concat(Enumerable.Repeat("😀", 59)), answer.Says);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_judged_by_its_status_and_its_control_characters_are_not_kept()
    {
        _ = Answer("HTTP/1.1 202 Yes\r\nContent-Length: 99\r\nConnection: close\r\n\r\na\u001b[31m\r\nb");
        var answer = await caller.Send(Here, Message, default);
        Assert.True(answer.IsTaken);
        Assert.DoesNotContain(answer.Words, char.IsControl);
    }

    [Fact]
    public async Task Nobody_there_and_nothing_that_is_http_are_no_answer()
    {
        _ = Answer("nonsense\r\n\r\n");
        Assert.IsType<WebhookAnswer.Unreachable>(await caller.Send(Here, Message, default));
        listener.Stop();
        Assert.IsType<WebhookAnswer.Unreachable>(await caller.Send(Here, Message, default));
    }

    [Theory]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://localhost")]
    [InlineData("https://[::1]")]
    [InlineData("https://[::ffff:127.0.0.1]")]
    [InlineData("https://2130706433")]
    [InlineData("https://0x7f.1")]
    [InlineData("https://10.0.0.1")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task What_leads_into_another_network_than_the_internet_is_not_called(string address)
    {
        using var outside = new WebhookCaller(new WebhookReach(Local: false));
        var answer = await outside.Send(new Uri(address), Message, default);
        Assert.Equal(new WebhookAnswer.Unreachable("The name leads into a network that is not the internet"), answer);
    }

    [Fact]
    public async Task Without_the_demo_no_address_is_called_without_encryption()
    {
        using var outside = new WebhookCaller(new WebhookReach(Local: false));
        Assert.Equal(new WebhookAnswer.Unreachable("This address may not be called"), await outside.Send(Here, Message, default));
    }

    [Fact]
    public async Task A_host_that_stops_is_no_answer_of_theirs()
    {
        using var stop = new CancellationTokenSource();
        _ = Accepted().ContinueWith(_ => stop.Cancel(), TaskScheduler.Default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller.Send(Here, Message, stop.Token));
    }

    public void Dispose()
    {
        caller.Dispose();
        listener.Dispose();
    }

    private async Task<TcpClient> Accepted()
    {
        var client = await listener.AcceptTcpClientAsync();
        calls++;
        return client;
    }

    /// <summary>Answers one call, and says what was heard.</summary>
    private async Task<string> Answer(string answer)
    {
        using var client = await Accepted();
        var (stream, buffer, heard) = (client.GetStream(), new byte[4096], "");
        while (!heard.EndsWith('}')) heard += Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer));
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        }
        catch (IOException)
        {
            // The caller has read enough.
        }

        return heard;
    }
}

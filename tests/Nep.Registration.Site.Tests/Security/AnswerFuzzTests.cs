using System.Net;
using System.Net.Sockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Site.Tests.Participants;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>Whatever another program answers to a webhook, and whatever is sent to the test checkout: it is taken or not, never a fault.</summary>
public sealed class AnswerFuzzTests
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Gen<string> Piece = Gen.Elements(
        "HTTP/1.1 200 OK\r\n", "HTTP/1.1 500 No\r\n", "HTTP/1.1 999 \r\n", "HTTP/2 200\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "Content-Length: 5\r\n", "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n",
        "Transfer-Encoding: chunked\r\n", "Location: //\r\n", "Set-Cookie: a=b\r\n", "X: \0\r\n", ": \r\n", "\r\n", "\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "fffffffffffff\r\n", "ok", "😀", "\u001b[31m", "\u202e", "é", "\0", "{}", "<script>");

    private static readonly Gen<string> Begin = Gen.Elements("", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nx", "HTTP/1.1 503 No\r\nConnection: close\r\n");

    private static readonly Gen<string> Answer =
        from begin in Begin from pieces in Piece.ListOf() from times in Gen.Choose(1, 60) select begin + string.Concat(Enumerable.Repeat(string.Concat(pieces), times));

    [Fact]
    public void No_answer_to_a_webhook_is_a_fault_and_what_is_kept_of_it_can_be_shown()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var caller = new WebhookCaller(new WebhookReach(Local: true));
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        var message = new WebhookMessage("msg_1", SiteFixture.Start, "v1,abc", "{}"u8.ToArray());
        Property.Holds(
            Answer,
            text =>
            {
                _ = Send(listener, Encoding.UTF8.GetBytes(text));
                var answer = caller.Send(address, message, default).GetAwaiter().GetResult();
                return Strict.GetBytes(answer.Words).Length < 1_000 && !answer.Words.Any(char.IsControl);
            },
            times: 200);
    }

    [Fact]
    public async Task Nothing_that_is_sent_to_the_test_checkout_breaks_it()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        using var begun = await institute.Visitor.Send(await institute.Visitor.Page(manage), "form[action$='/pay']", null);
        var checkout = begun.Headers.Location!.ToString();
        var page = await institute.Visitor.Page(checkout);
        Property.Holds(
            from name in Gen.Elements("do", "_token", "other", "do[]", "") from value in Gen.OneOf(Piece, Gen.Elements("pay", "twice", "decline", "PAY", "pay,twice")) select (name, (string?)value),
            change =>
            {
                using var answer = institute.Visitor.Send(page, "main form", null, change).GetAwaiter().GetResult();
                return answer.StatusCode < HttpStatusCode.InternalServerError;
            },
            times: 80);
    }

    private static async Task Send(TcpListener listener, byte[] answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var heard = new byte[4096];
        _ = await stream.ReadAsync(heard);
        try
        {
            await stream.WriteAsync(answer);
        }
        catch (IOException)
        {
            // The caller has heard enough.
        }
    }
}

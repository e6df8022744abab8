using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Webhooks;

/// <summary>
/// Calls other programs over HTTP, the same on both hosts: one POST, no redirect followed, ten seconds at most, and of the answer no more
/// than its beginning is read. An address that leads into a network that is not the internet is not called, whatever its name says.
/// </summary>
/// <remarks>The addresses are looked at where the connection is made, so that a name cannot be asked twice and answer differently.</remarks>
public sealed class WebhookCaller : IWebhookSender, IDisposable
{
    private const int MostRead = 1024;
    private const int MostShown = 120;

    private readonly WebhookReach reach;
    private readonly Lazy<HttpClient> client;

    /// <summary>What makes the calls is only put together for the first one: most hosts start without anyone to call.</summary>
    public WebhookCaller(WebhookReach reach) => (this.reach, client) = (reach, new Lazy<HttpClient>(Open));

    public async Task<WebhookAnswer> Send(Uri address, WebhookMessage message, CancellationToken cancel)
    {
        if (!reach.Allows(address.OriginalString)) return new WebhookAnswer.Unreachable("This address may not be called");
        try
        {
            using var request = Request(address, message);
            using var answer = await client.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return new WebhookAnswer.Status((int)answer.StatusCode, await Beginning(answer, cancel));
        }
        catch (HttpRequestException fault)
        {
            return new WebhookAnswer.Unreachable(fault.InnerException is ForbiddenAddressException forbidden ? forbidden.Message : $"No answer: {fault.HttpRequestError}");
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new WebhookAnswer.Unreachable("No answer in time");
        }
    }

    public void Dispose()
    {
        if (client.IsValueCreated) client.Value.Dispose();
    }

    private HttpClient Open() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = Connect,
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    private static HttpRequestMessage Request(Uri address, WebhookMessage message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.ParseAdd("Nep.Registration/1");
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", message.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", message.Signature);
        return request;
    }

    /// <summary>What it said, for staff to read; how it was taken, the status alone says. A body that breaks off says nothing.</summary>
    private static async Task<string> Beginning(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            var buffer = new byte[MostRead];
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(TimeSpan.FromSeconds(2));
            await using var body = await answer.Content.ReadAsStreamAsync(limit.Token);
            var text = Encoding.UTF8.GetString(buffer, 0, await body.ReadAtLeastAsync(buffer, MostRead, throwOnEndOfStream: false, limit.Token));
            var shown = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c).Take(MostShown)]);
            return (shown.Length > 0 && char.IsHighSurrogate(shown[^1]) ? shown[..^1] : shown).Trim();
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return "";
        }
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (addresses.Length == 0 || (!reach.Local && !addresses.All(PublicNetwork.Has))) throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class ForbiddenAddressException() : IOException("The name leads into a network that is not the internet");
}

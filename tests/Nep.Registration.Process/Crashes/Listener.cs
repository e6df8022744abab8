using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Nep.Registration.Process.Crashes;

/// <summary>Another program that is told of registrations, and keeps every message once, however often it comes.</summary>
internal sealed class Listener : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentDictionary<string, string> messages = new(StringComparer.Ordinal);

    public Listener()
    {
        Address = new Uri($"http://127.0.0.1:{LocalProcess.FreePort()}/hooks/");
        listener.Prefixes.Add($"{Address}");
        listener.Start();
        _ = Listen();
    }

    public Uri Address { get; }

    /// <summary>How many different messages came of each kind and offering, a line each.</summary>
    public string Heard => string.Join(
        '\n', messages.Values.CountBy(kind => kind, StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"told {kind.Value} times: {kind.Key}"));

    public void Dispose() => listener.Close();

    private async Task Listen()
    {
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var content = await JsonDocument.ParseAsync(context.Request.InputStream);
                messages[context.Request.Headers["webhook-id"] ?? throw new InvalidOperationException("A message has no id.")] = content.RootElement.GetProperty("type").GetString()!;
                context.Response.Close();
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                if (!listener.IsListening) return;
            }
        }
    }
}

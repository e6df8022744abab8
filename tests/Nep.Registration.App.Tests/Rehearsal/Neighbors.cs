using System.Text;
using System.Text.Json.Nodes;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>Other programs that answer as a test says, and remember every call.</summary>
public sealed class Neighbors : IWebhookSender
{
    private readonly List<(Uri Address, WebhookMessage Message)> calls = [];

    /// <summary>Every call, also one that was answered badly.</summary>
    public IReadOnlyList<(Uri Address, WebhookMessage Message)> Calls => calls;

    /// <summary>What they say to a call.</summary>
    public Func<Uri, WebhookMessage, WebhookAnswer> Say { get; set; } = (_, _) => new WebhookAnswer.Status(204, "");

    /// <summary>What each call told, kind by kind.</summary>
    public IReadOnlyList<string> Told => [.. calls.Select(call => (string)Body(call.Message)["type"]!)];

    public static JsonNode Body(WebhookMessage message) => JsonNode.Parse(Encoding.UTF8.GetString(message.Body))!;

    public Task<WebhookAnswer> Send(Uri address, WebhookMessage message, CancellationToken cancel)
    {
        lock (calls) calls.Add((address, message));
        return Task.FromResult(Say(address, message));
    }
}

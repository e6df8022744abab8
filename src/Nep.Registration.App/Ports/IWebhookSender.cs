namespace Nep.Registration.App.Ports;

/// <summary>Carries a message to another program's address. It may be called again with the same message: whoever gets it knows it by its id.</summary>
public interface IWebhookSender
{
    /// <summary>Sends one message and says what came back. Whatever goes wrong on the way is an answer, not an exception.</summary>
    Task<WebhookAnswer> Send(Uri address, WebhookMessage message, CancellationToken cancel);
}

/// <summary>A finished message, signed as the Standard Webhooks convention says.</summary>
/// <param name="Id">The same at every try: <c>webhook-id</c>.</param>
/// <param name="At">When this try is made: <c>webhook-timestamp</c>, in seconds.</param>
/// <param name="Signature">One signature a secret, parted by spaces: <c>webhook-signature</c>.</param>
/// <param name="Body">UTF-8 JSON, exactly as it was signed.</param>
public sealed record WebhookMessage(string Id, Instant At, string Signature, byte[] Body);

/// <summary>What came of one try.</summary>
public abstract record WebhookAnswer
{
    private WebhookAnswer() { }

    /// <summary>Whether the other side has it: it said so with a status from 200 to 299.</summary>
    public bool IsTaken => this is Status { Code: >= 200 and <= 299 };

    /// <summary>For staff, in English.</summary>
    public string Words => this switch
    {
        Status { Says: "" } status => $"{status.Code}",
        Status status => $"{status.Code}: {status.Says}",
        Unreachable silent => silent.Why,
        PutOff => "Not tried: the address had just not answered",
        _ => throw new UnreachableException(),
    };

    /// <summary>It answered.</summary>
    /// <param name="Says">The beginning of what it said, on one line.</param>
    public sealed record Status(int Code, string Says) : WebhookAnswer;

    /// <summary>Nothing came back, or it may not be called.</summary>
    public sealed record Unreachable(string Why) : WebhookAnswer;

    /// <summary>It was not tried, since another message to the same address had just not been answered.</summary>
    public sealed record PutOff : WebhookAnswer;
}

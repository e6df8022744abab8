using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Webhooks;

/// <summary>How far a delivery has come.</summary>
public enum DeliveryState
{
    /// <summary>Not taken yet: it will be tried.</summary>
    Waiting,

    Delivered,

    /// <summary>Tried for days and never taken: a person decides.</summary>
    GivenUp,

    /// <summary>Nobody wants it any more.</summary>
    LetGo,
}

/// <summary>One message on its way to one endpoint. What it says is not in here: that is read from what happened, when it is sent.</summary>
/// <param name="Message">The message's id, the same at every try and for every endpoint.</param>
/// <param name="Source">Where what happened is on record: the key of a history's row, or a step of the cohort's plan.</param>
/// <param name="At">When it happened.</param>
/// <param name="Since">Since when it is to be delivered: since it happened, or since staff had it sent again.</param>
/// <param name="Tries">How often it was tried since then.</param>
public sealed record WebhookDelivery(
    string Message, WebhookId Endpoint, WebhookKind? Kind, string Source, Instant At, Instant Since, int Tries, DeliveryState State)
{
    /// <summary>When it is tried next; null when it is not.</summary>
    public Instant? Next { get; init; }

    /// <summary>When it was last tried; null before the first time.</summary>
    public Instant? Tried { get; init; }

    /// <summary>What came back last: a status, or why nothing did.</summary>
    public string? Answer { get; init; }

    /// <summary>The same after a try.</summary>
    public WebhookDelivery After(WebhookAnswer answer, Instant now)
    {
        var tried = this with { Tries = Tries + 1, Tried = answer is WebhookAnswer.PutOff ? Tried : now, Answer = answer.Words };
        if (answer.IsTaken) return tried with { State = DeliveryState.Delivered, Next = null };
        return WebhookRetry.Next(tried.Tries, Since, now) is { } next ? tried with { Next = next } : tried with { State = DeliveryState.GivenUp, Next = null };
    }
}

using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Webhooks;

/// <summary>What is asked of an endpoint. Each needs a reason, which stays in the history.</summary>
public abstract record WebhookCommand
{
    private WebhookCommand() { }

    public sealed record AddEndpoint(WebhookEndpoint Endpoint, string Reason) : WebhookCommand;

    public sealed record ChangeEndpoint(string Name, string Address, ValueList<WebhookKind> Kinds, string Reason) : WebhookCommand;

    /// <summary>Another secret; the old one signs along for a day.</summary>
    public sealed record RotateSecret(string Reason) : WebhookCommand;

    public sealed record RemoveEndpoint(string Reason) : WebhookCommand;

    /// <summary>What was given up is not sent any more.</summary>
    public sealed record LetGo(int Count, string Reason) : WebhookCommand;
}

/// <summary>What happened to an endpoint.</summary>
public abstract record WebhookEvent
{
    private WebhookEvent() { }

    public sealed record EndpointAdded(WebhookEndpoint Endpoint, string Reason) : WebhookEvent;

    public sealed record EndpointChanged(string Name, string Address, ValueList<WebhookKind> Kinds, string Reason) : WebhookEvent;

    public sealed record SecretRotated(string Reason, Instant At) : WebhookEvent;

    public sealed record EndpointRemoved(string Reason, Instant At) : WebhookEvent;

    public sealed record DeliveriesLetGo(int Count, string Reason) : WebhookEvent;
}

/// <summary>There is no such endpoint, or no longer.</summary>
public sealed record WebhookNotFound : Refusal;

/// <summary>As many programs as there may be are told already.</summary>
public sealed record TooManyWebhooks(int Most) : Refusal;

/// <summary>The rules of endpoints.</summary>
public static class WebhookDecider
{
    /// <summary>So many stand at once, so that what one transaction unpacks for all of them fits into one.</summary>
    public const int MostEndpoints = 8;

    /// <param name="known">The endpoint as it stands; null when there is none.</param>
    /// <param name="standing">How many stand now.</param>
    public static Ruling<WebhookEvent> Decide(WebhookEndpoint? known, int standing, WebhookCommand command, WebhookReach reach, Instant now) => (known, command) switch
    {
        (null, WebhookCommand.AddEndpoint) when standing >= MostEndpoints => new TooManyWebhooks(MostEndpoints),
        (null, WebhookCommand.AddEndpoint(var added, var why)) =>
            Unless(Faulty(added.Name, added.Address, added.Kinds, why, reach), new WebhookEvent.EndpointAdded(added, why.Trim())),
        ({ }, WebhookCommand.AddEndpoint) => Ruling<WebhookEvent>.Nothing,
        ({ Removed: not null }, WebhookCommand.RemoveEndpoint) => Ruling<WebhookEvent>.Nothing,
        (null or { Removed: not null }, _) => new WebhookNotFound(),
        (_, WebhookCommand.ChangeEndpoint(var name, var address, var kinds, _)) when (known.Name, known.Address, known.Kinds) == (name, address, kinds) => Ruling<WebhookEvent>.Nothing,
        (_, WebhookCommand.ChangeEndpoint(var name, var address, var kinds, var why)) =>
            Unless(Faulty(name, address, kinds, why, reach), new WebhookEvent.EndpointChanged(name, address, kinds, why.Trim())),
        (_, WebhookCommand.RotateSecret(var why)) => Unless(Reasons.Refuse(why), new WebhookEvent.SecretRotated(why.Trim(), now)),
        (_, WebhookCommand.RemoveEndpoint(var why)) => Unless(Reasons.Refuse(why), new WebhookEvent.EndpointRemoved(why.Trim(), now)),
        (_, WebhookCommand.LetGo(var count, var why)) => Unless(Reasons.Refuse(why), new WebhookEvent.DeliveriesLetGo(count, why.Trim())),
        _ => throw new UnreachableException(),
    };

    public static WebhookEndpoint Evolve(WebhookEndpoint? known, WebhookEvent happened) => happened switch
    {
        WebhookEvent.EndpointAdded(var endpoint, _) => endpoint,
        WebhookEvent.EndpointChanged(var name, var address, var kinds, _) => known! with { Name = name, Address = address, Kinds = kinds },
        WebhookEvent.SecretRotated(_, var at) => known! with { Secret = known.Secret + 1, Rotated = at },
        WebhookEvent.EndpointRemoved(_, var at) => known! with { Removed = at },
        WebhookEvent.DeliveriesLetGo => known!,
        _ => throw new UnreachableException(),
    };

    private static Ruling<WebhookEvent> Unless(Refusal? why, WebhookEvent happened) => why is null ? happened : why;

    private static Refusal? Faulty(string name, string address, ValueList<WebhookKind> kinds, string why, WebhookReach reach)
    {
        ValueList<Fault> faults =
        [
            .. FormRules.Name("name", name), .. string.IsNullOrWhiteSpace(why) ? [new Fault("reason", "Missing")] : OfferingRules.Reason(why), .. reach.Allows(address) ? Array.Empty<Fault>() : [new Fault("address", "NotAWebhook")],
            .. kinds.Count == 0 ? [new Fault("kinds", "Missing")] : Array.Empty<Fault>(),
        ];
        return faults.Count > 0 ? new FormFaulty(faults) : null;
    }
}

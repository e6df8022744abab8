using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Connections;

/// <summary>What is asked of the ring of keys. Each needs a reason, which stays in the history.</summary>
public abstract record ApiKeyCommand
{
    private ApiKeyCommand() { }

    public sealed record MakeKey(ApiKey Key, string Reason) : ApiKeyCommand;

    public sealed record RevokeKey(ApiKeyId Id, string Reason) : ApiKeyCommand;
}

/// <summary>What happened to a key.</summary>
public abstract record ApiKeyEvent
{
    private ApiKeyEvent() { }

    public sealed record KeyMade(ApiKey Key, string Reason) : ApiKeyEvent;

    public sealed record KeyRevoked(ApiKeyId Id, string Reason, Instant At) : ApiKeyEvent;
}

/// <summary>There is no such key.</summary>
public sealed record ApiKeyNotFound : Refusal;

/// <summary>The rules of keys: each is somebody's, may do something, and is never good again once it was taken back.</summary>
public static class ApiKeyDecider
{
    /// <param name="known">The key as it stands; null when there is none.</param>
    public static Ruling<ApiKeyEvent> Decide(ApiKey? known, ApiKeyCommand command, Instant now) => command switch
    {
        ApiKeyCommand.MakeKey(var key, var why) => Make(known, key, why, now),
        ApiKeyCommand.RevokeKey(var id, var why) => Revoke(known, id, why, now),
        _ => throw new UnreachableException(),
    };

    public static ApiKey Evolve(ApiKey? known, ApiKeyEvent happened) => happened switch
    {
        ApiKeyEvent.KeyMade(var key, _) => key,
        ApiKeyEvent.KeyRevoked(_, _, var at) => known! with { Revoked = at },
        _ => throw new UnreachableException(),
    };

    private static Ruling<ApiKeyEvent> Make(ApiKey? known, ApiKey key, string why, Instant now)
    {
        if (known is not null) return Ruling<ApiKeyEvent>.Nothing;
        ValueList<Fault> faults =
        [
            .. FormRules.Name("name", key.Name), .. string.IsNullOrWhiteSpace(why) ? [new Fault("reason", "Missing")] : OfferingRules.Reason(why),
            .. key.Scopes.Count == 0 ? [new Fault("scopes", "Missing")] : Array.Empty<Fault>(),
            .. key.Expires <= now ? [new Fault("expires", "InThePast")] : Array.Empty<Fault>(),
        ];
        return faults.Count > 0 ? new FormFaulty(faults) : new ApiKeyEvent.KeyMade(key, why.Trim());
    }

    private static Ruling<ApiKeyEvent> Revoke(ApiKey? known, ApiKeyId id, string why, Instant now)
    {
        if (known is null) return new ApiKeyNotFound();
        if (known.Revoked is not null) return Ruling<ApiKeyEvent>.Nothing;
        return Reasons.Refuse(why) is { } unreasoned ? unreasoned : new ApiKeyEvent.KeyRevoked(id, why.Trim(), now);
    }
}

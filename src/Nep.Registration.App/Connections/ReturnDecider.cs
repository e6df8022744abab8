using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Connections;

/// <summary>What is asked of the list of addresses that people may go back to. Each needs a reason, which stays in the history.</summary>
public abstract record ReturnCommand
{
    private ReturnCommand() { }

    public sealed record AllowReturn(string Address, string Reason) : ReturnCommand;

    public sealed record ForbidReturn(string Address, string Reason) : ReturnCommand;
}

/// <summary>What happened to the list of addresses that people may go back to.</summary>
public abstract record ReturnEvent
{
    private ReturnEvent() { }

    public sealed record ReturnAllowed(string Address, string Reason) : ReturnEvent;

    public sealed record ReturnForbidden(string Address, string Reason) : ReturnEvent;
}

/// <summary>The list is as long as it may be.</summary>
public sealed record TooManyReturns(int Most) : Refusal;

/// <summary>The rules of the list.</summary>
public static class ReturnDecider
{
    public const int Most = 100;

    /// <param name="list">The addresses on it, in their one text form.</param>
    public static Ruling<ReturnEvent> Decide(ValueList<string> list, ReturnCommand command) => command switch
    {
        ReturnCommand.AllowReturn(var typed, var why) => Allow(list, typed, why),
        ReturnCommand.ForbidReturn(var address, _) when !list.Contains(address) => Ruling<ReturnEvent>.Nothing,
        ReturnCommand.ForbidReturn(var address, var why) => Reasons.Refuse(why) is { } refused ? refused : new ReturnEvent.ReturnForbidden(address, why.Trim()),
        _ => throw new UnreachableException(),
    };

    public static ValueList<string> Evolve(ValueList<string> list, ReturnEvent happened) => happened switch
    {
        ReturnEvent.ReturnAllowed(var address, _) => [.. list.Append(address).Order(StringComparer.Ordinal)],
        ReturnEvent.ReturnForbidden(var address, _) => [.. list.Where(one => one != address)],
        _ => throw new UnreachableException(),
    };

    private static Ruling<ReturnEvent> Allow(ValueList<string> list, string typed, string why)
    {
        if (ReturnAddress.TryParse(typed.Trim(), out var address) && list.Contains(address.Text)) return Ruling<ReturnEvent>.Nothing;
        ValueList<Fault> faults =
        [
            .. address is null ? [new Fault("address", "NotAReturnAddress")] : Array.Empty<Fault>(),
            .. string.IsNullOrWhiteSpace(why) ? [new Fault("reason", "Missing")] : OfferingRules.Reason(why),
        ];
        if (faults.Count > 0) return new FormFaulty(faults);
        return list.Count < Most ? new ReturnEvent.ReturnAllowed(address!.Text, why.Trim()) : new TooManyReturns(Most);
    }
}

using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>Gives up the seats of some people; the others keep theirs. Whoever has left already is passed over.</summary>
    /// <param name="Refund">What staff decided to give back instead of the rule; null for the rule.</param>
    public sealed record CancelSeats(ValueList<ParticipantNumber> Numbers, EndKind Kind, string Reason, Money? Refund = null) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    /// <param name="Quote">What the registration costs from now on: those who stay, and what is kept of those who left.</param>
    public sealed record SeatsCancelled(ValueList<ParticipantNumber> Numbers, EndKind Kind, string Reason, Quote Quote, Instant At) : RegistrationEvent;
}

/// <summary>A team would have fewer people than it needs: another person may come instead, or the whole team is cancelled.</summary>
public sealed record TeamWouldBeTooSmall(int Least) : Refusal;

/// <summary>
/// Some of a registration's people leave and the others stay. Those who wait leave the list together. Each seat gives back by the frozen policy what the policy gives of its own price.
/// When those who stay are fewer than the group price needs, they pay what each would have paid alone, as far as the refund covers it: nobody
/// who stays ever owes more. A team's price is nobody's own, so a member who leaves gives nothing back.
/// </summary>
public static class Leaving
{
    internal static Ruling<RegistrationEvent> Cancel(Offering offering, RegistrationState one, CancelSeats cancel, Instant now)
    {
        if (!one.IsOpen) return Ruling<RegistrationEvent>.Nothing;
        if (cancel.Numbers.Any(number => one.Anyone(number) is null)) return new RegistrationNotFound();
        ValueList<ParticipantNumber> leaving = [.. one.Participants.Select(person => person.Number).Where(cancel.Numbers.Contains)];
        if (leaving.Count == 0) return Ruling<RegistrationEvent>.Nothing;
        if (leaving.Count == one.Participants.Count)
            return Cancelling.Cancel(offering, one, new CancelRegistration(cancel.Kind, cancel.Reason, cancel.Refund), now);
        if (!one.HasSeats) return new NotConfirmed();
        if (cancel.Kind == EndKind.ByRegistrant && now >= offering.Starts) return new TooLateToCancel();
        if (cancel.Kind == EndKind.ByStaff && string.IsNullOrWhiteSpace(cancel.Reason)) return new ReasonMissing();
        if (OfferingRules.Reason(cancel.Reason).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        var least = offering.Details.Entry.FewestTogether;
        if (cancel.Kind == EndKind.ByRegistrant && one.Participants.Count - leaving.Count < least) return new TeamWouldBeTooSmall(least);
        return Give(offering, one, cancel, leaving, now);
    }

    /// <summary>What it would come to if these people left now, by the rule.</summary>
    public static Parting On(Offering offering, RegistrationState one, ValueList<ParticipantNumber> leaving, Instant now)
    {
        var theirs = leaving.Select(one.Quote.Of).Total(one.Quote.Total.Currency);
        var back = leaving.Select(number => RefundOf(offering, one, number, now)).Total(theirs.Currency);
        var stays = one.Quote.Lines.Where(line => !leaving.Contains(line.Participant)).ToValueList();
        var (repriced, dearer) = Repriced(one, stays, leaving, one is { Status: RegistrationStatus.Held, Invoice: null } ? null : back);
        return Parting.Of(one, leaving, repriced, theirs - back, dearer, now);
    }

    private static Ruling<RegistrationEvent> Give(
        Offering offering, RegistrationState one, CancelSeats cancel, ValueList<ParticipantNumber> leaving, Instant now)
    {
        var decided = cancel.Kind == EndKind.ByStaff ? cancel.Refund : null;
        var parting = decided is { } amount ? Decided(one, leaving, amount, now) : On(offering, one, leaving, now);
        var reason = decided is null ? RefundReason.Cancelled : RefundReason.Decided;
        var come = one.Paid - one.Refunded;
        var covered = one.Status == RegistrationStatus.Held && parting.Quote.Total <= come && (come.IsPositive || one.Offer is null or { Taken: not null });
        return (ValueList<RegistrationEvent>)
        [
            new SeatsCancelled(leaving, cancel.Kind, cancel.Reason.Trim(), parting.Quote, now),
            .. Refunding.Against(one, parting.Back, reason, now),
            .. covered ? [new RegistrationConfirmed(now)] : Array.Empty<RegistrationEvent>(),
        ];
    }

    /// <summary>Seats that are only held, and those for whom nothing was asked, give all of it back.</summary>
    private static Money RefundOf(Offering offering, RegistrationState one, ParticipantNumber number, Instant now)
    {
        var price = one.Quote.Of(number);
        return one.Status == RegistrationStatus.Held ? price : one.Policy.RefundOn(offering.Zone.DateAt(now), offering.FirstDay, price);
    }

    /// <summary>What staff decide stands as it is: those who stay keep their price.</summary>
    private static Parting Decided(RegistrationState one, ValueList<ParticipantNumber> leaving, Money amount, Instant now)
    {
        var (theirs, none) = (leaving.Select(one.Quote.Of).Total(one.Quote.Total.Currency), one.Quote.Total with { Cents = 0 });
        var stays = one.Quote.Lines.Where(line => !leaving.Contains(line.Participant)).ToValueList();
        return Parting.Of(one, leaving, stays, theirs - Money.Max(Money.Min(amount, theirs), none), none, now);
    }

    /// <summary>The lines of those who stay, and how much dearer they become without the group.</summary>
    /// <param name="atMost">What the refund covers; null for no bound, while nothing is agreed by a payment or an invoice yet.</param>
    private static (ValueList<QuoteLine> Lines, Money Dearer) Repriced(
        RegistrationState one, ValueList<QuoteLine> stays, ValueList<ParticipantNumber> leaving, Money? atMost)
    {
        var none = one.Quote.Total with { Cents = 0 };
        var from = one.Quote.Lines.Select(line => line.Rule).OfType<PriceRule.Group>().FirstOrDefault()?.From ?? 0;
        if (one.Quote.Apart is not { } apart || one.Participants.Count - leaving.Count >= from) return (stays, none);
        var alone = apart.Where(line => one.Participant(line.Participant) is not null && !leaving.Contains(line.Participant)).ToValueList();
        var others = stays.Where(line => one.Participant(line.Participant) is null).ToValueList();
        ValueList<QuoteLine> lines = [.. alone, .. others];
        var dearer = lines.Select(line => line.Amount).Total(none.Currency) - stays.Select(line => line.Amount).Total(none.Currency);
        if (atMost is { IsPositive: false }) return (stays, none);
        if (atMost is not { } most || dearer <= most) return (lines, dearer);
        return (lines.Add(new QuoteLine(QuoteLine.Everyone, new PriceRule.GroupFell(from), most - dearer)), most);
    }
}

/// <summary>What it comes to when some people leave.</summary>
/// <param name="Kept">What is not given back of the seats that are given up.</param>
/// <param name="Dearer">How much more those who stay cost, because the group is smaller than its price needs; it comes out of the refund.</param>
/// <param name="Back">What goes back of what was paid.</param>
/// <param name="Quote">The price from now on.</param>
public sealed record Parting(Money Kept, Money Dearer, Money Back, Quote Quote)
{
    internal static Parting Of(
        RegistrationState one, ValueList<ParticipantNumber> leaving, ValueList<QuoteLine> stays, Money kept, Money dearer, Instant now)
    {
        ValueList<QuoteLine> lines = kept.IsPositive ? stays.Add(new QuoteLine(QuoteLine.Everyone, new PriceRule.Kept(leaving.Count), kept)) : stays;
        var apart = one.Quote.Apart is { } alone && dearer.IsZero ? [.. alone.Where(line => !leaving.Contains(line.Participant))] : (ValueList<QuoteLine>?)null;
        var quote = new Quote(lines, now) { Apart = apart };
        var promised = one.Quote.Total - quote.Total;
        var unneeded = one.Paid - one.Refunded - quote.Total;
        return new Parting(kept, dearer, Money.Max(Money.Min(promised, unneeded), kept with { Cents = 0 }), quote);
    }
}

using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>A place that another gave up is offered to an alternate.</summary>
    /// <param name="Why">Why to this one, in words for the record.</param>
    /// <param name="Left">How many places there are to give; null where nobody has counted.</param>
    public sealed record OfferFreedPlace(ApplicationId From, string Why, int? Left = null) : ApplicationCommand;

    public sealed record AcceptPlace : ApplicationCommand;

    public sealed record DeclinePlace(string Reason) : ApplicationCommand;

    /// <summary>The offer's time is over.</summary>
    public sealed record ExpirePlace : ApplicationCommand;

    /// <summary>Where a place went that this application gave up.</summary>
    /// <param name="To">Null when no alternate was left for it.</param>
    public sealed record SettlePlace(ApplicationId? To, ValueList<PassedAlternate> Passed) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    public sealed record AlternateOffered(ApplicationId From, string Why, Instant Until, Instant At) : ApplicationEvent;

    public sealed record OfferAccepted(Instant At) : ApplicationEvent;

    public sealed record OfferDeclined(string Reason, Instant At) : ApplicationEvent;

    /// <summary>Nobody answered in time, or the deposit did not come in time.</summary>
    public sealed record OfferExpired(Instant At) : ApplicationEvent;

    public sealed record PlaceSettled(ApplicationId? To, ValueList<PassedAlternate> Passed, Instant At) : ApplicationEvent;
}

/// <summary>There is no offer of a place, or no longer.</summary>
public sealed record NoPlaceOffered : Refusal;

/// <summary>The offer ran out.</summary>
public sealed record PlaceOfferEnded : Refusal;

/// <summary>Fewer places are left than they need, since the capacity was cut or their team is larger than the one before.</summary>
public sealed record NoPlaceLeft : Refusal;

/// <summary>The team that would take the place lacks people that it must have.</summary>
public sealed record TeamIncomplete(ValueList<Fault> Faults) : Refusal;

/// <summary>
/// An offer of a place, answered once: at the instant at which it runs out it is over, either it was accepted before or it ran out. A place
/// that is given up goes to the next alternate in line, once, and the record says why.
/// </summary>
public static class Placement
{
    /// <summary>How many places of the capacity an application takes, with those of its team who said yes.</summary>
    public static int PlacesOf(Offering offering, ApplicationState one) => offering.Details.Entry.PlacesFor(Math.Max(1, one.Members.Count(member => member.IsConfirmed)));

    internal static Ruling<ApplicationEvent> Offer(Offering offering, AdmissionRule rule, ApplicationState one, OfferFreedPlace place, Instant now)
    {
        if (one.Offer?.From == place.From) return Ruling<ApplicationEvent>.Nothing;
        if (one.Status != ApplicationStatus.Alternate) return new ApplicationPast(one.Status);
        if (TeamQuorum.Missing(rule, one) is { Count: > 0 } faults) return new TeamIncomplete(faults);
        if (PlacesOf(offering, one) > place.Left) return new NoPlaceLeft();
        return new AlternateOffered(place.From, place.Why, Instant.Min(Admission.After(offering, now, rule.AlternateDays), offering.Starts), now);
    }

    internal static Ruling<ApplicationEvent> Accept(AdmissionRule rule, ApplicationState one, Instant now)
    {
        if (one.Offer?.Taken is not null && one.Freed is null) return Ruling<ApplicationEvent>.Nothing;
        if (Unanswerable(one, now) is { } why) return why;
        return TeamQuorum.Missing(rule, one) is { Count: > 0 } faults ? new TeamIncomplete(faults) : new OfferAccepted(now);
    }

    internal static Ruling<ApplicationEvent> Decline(ApplicationState one, DeclinePlace decline, Instant now)
    {
        if (one.Status == ApplicationStatus.TurnedDown) return Ruling<ApplicationEvent>.Nothing;
        if (Unanswerable(one, now) is { } why) return why;
        return OfferingRules.Reason(decline.Reason).ToValueList() is { Count: > 0 } faults ? new FormFaulty(faults) : new OfferDeclined(decline.Reason.Trim(), now);
    }

    internal static Ruling<ApplicationEvent> Expire(ApplicationState one, Instant now) =>
        one is { Status: ApplicationStatus.Offered, Offer: { } offer } && now >= offer.Until ? new OfferExpired(now) : Ruling<ApplicationEvent>.Nothing;

    internal static Ruling<ApplicationEvent> Settle(ApplicationState one, SettlePlace settle, Instant now) =>
        one.Freed is not { } freed ? new NoPlaceOffered()
        : freed.Settled is not null ? Ruling<ApplicationEvent>.Nothing
        : new PlaceSettled(settle.To, settle.Passed, now);

    /// <summary>The application has ended; if it had a place, or the offer of one, that is free.</summary>
    internal static ApplicationState Freed(ApplicationState one, ApplicationStatus status, Instant at) => one with
    {
        Status = status,
        Ended = at,
        Freed = one.Status is ApplicationStatus.Offered or ApplicationStatus.Accepted or ApplicationStatus.DepositDue or ApplicationStatus.Enrolled ? new FreedPlace(status, at) : null,
    };

    private static Refusal? Unanswerable(ApplicationState one, Instant now) => one switch
    {
        { Status: ApplicationStatus.Expired } => new PlaceOfferEnded(),
        { Status: ApplicationStatus.Offered, Offer: { } offer } => now >= offer.Until ? new PlaceOfferEnded() : null,
        _ => new NoPlaceOffered(),
    };
}

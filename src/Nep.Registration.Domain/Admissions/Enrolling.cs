using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>The registration is placed, with its seats.</summary>
    /// <param name="DepositUntil">Until when the deposit is to be paid; null when there is none to pay.</param>
    public sealed record RecordSeats(RegistrationId Registration, Instant? DepositUntil) : ApplicationCommand;

    /// <summary>The registration could not be placed; staff must look.</summary>
    public sealed record RecordSeatTrouble(string Why) : ApplicationCommand;

    public sealed record TrySeatsAgain(string Reason) : ApplicationCommand;

    /// <summary>The seats that were held for an ended application have gone back.</summary>
    public sealed record RecordSeatsReturned : ApplicationCommand;

    /// <summary>The registration of whoever was enrolled has been cancelled, by them or by staff, or moved elsewhere: the place goes to the next alternate.</summary>
    public sealed record RecordSeatsGone : ApplicationCommand;

    /// <summary>What became of the seats that waited for the deposit.</summary>
    public sealed record SettleDeposit(bool Paid) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>Accepted, and the deposit is not paid: a state of its own.</summary>
    public sealed record SeatsHeld(RegistrationId Registration, Instant DepositUntil, Instant At) : ApplicationEvent;

    public sealed record Enrolled(RegistrationId Registration, Instant At) : ApplicationEvent;

    public sealed record SeatsReturned(Instant At) : ApplicationEvent;

    public sealed record SeatsRefused(string Why) : ApplicationEvent;

    public sealed record SeatsTriedAgain(string Reason) : ApplicationEvent;
}

/// <summary>From an accepted offer to a registration like any other.</summary>
internal static class Enrolling
{
    public static Ruling<ApplicationEvent> Record(ApplicationState one, RecordSeats record, Instant now)
    {
        if (one.Status is ApplicationStatus.DepositDue or ApplicationStatus.Enrolled && one.Registration == record.Registration) return Ruling<ApplicationEvent>.Nothing;
        if (one.Status != ApplicationStatus.Accepted) return new NoPlaceOffered();
        return record.DepositUntil is { } until ? new SeatsHeld(record.Registration, until, now) : new Enrolled(record.Registration, now);
    }

    public static Ruling<ApplicationEvent> Return(ApplicationState one, Instant now) =>
        one.Freed is { SeatsReturned: null } && one.Registration is not null ? new SeatsReturned(now) : Ruling<ApplicationEvent>.Nothing;

    /// <summary>The reason stands in the registration's own record.</summary>
    public static Ruling<ApplicationEvent> Gone(ApplicationState one, Instant now) =>
        one.Status == ApplicationStatus.Enrolled ? new ApplicationWithdrawn("", now) : Ruling<ApplicationEvent>.Nothing;

    public static Ruling<ApplicationEvent> Trouble(ApplicationState one, RecordSeatTrouble trouble) =>
        one.Status == ApplicationStatus.Accepted && one.Trouble is null ? new SeatsRefused(trouble.Why) : Ruling<ApplicationEvent>.Nothing;

    public static Ruling<ApplicationEvent> TryAgain(ApplicationState one, TrySeatsAgain again) =>
        one is not { Status: ApplicationStatus.Accepted, Trouble: not null } ? Ruling<ApplicationEvent>.Nothing
        : Reasons.Refuse(again.Reason) is { } unreasoned ? unreasoned
        : new SeatsTriedAgain(again.Reason.Trim());

    public static Ruling<ApplicationEvent> Settle(ApplicationState one, SettleDeposit settle, Instant now) =>
        one.Status != ApplicationStatus.DepositDue ? Ruling<ApplicationEvent>.Nothing
        : settle.Paid ? new Enrolled(one.Registration!.Value, now)
        : new OfferExpired(now);
}

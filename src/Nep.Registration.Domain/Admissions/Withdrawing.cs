using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <param name="Reason">Staff must give one; an applicant may.</param>
    public sealed record WithdrawApplication(Actor By, string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    public sealed record ApplicationWithdrawn(string Reason, Instant At) : ApplicationEvent;
}

/// <summary>
/// Withdrawing, at any point before enrolment; whoever is enrolled cancels the registration by its own rules, and the application follows. A place that
/// was offered, accepted or taken goes to the next alternate.
/// </summary>
internal static class Withdrawing
{
    public static Ruling<ApplicationEvent> Withdraw(ApplicationState one, WithdrawApplication withdraw, Instant now)
    {
        if (one.Status == ApplicationStatus.Withdrawn) return Ruling<ApplicationEvent>.Nothing;
        if (!one.IsOpen) return new ApplicationPast(one.Status);
        if (withdraw.By is Actor.Staff && string.IsNullOrWhiteSpace(withdraw.Reason)) return new ReasonMissing();
        return OfferingRules.Reason(withdraw.Reason).ToValueList() is { Count: > 0 } faults
            ? new FormFaulty(faults)
            : new ApplicationWithdrawn(withdraw.Reason.Trim(), now);
    }
}

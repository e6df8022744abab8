using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Admissions;

/// <summary>The instants by which admission goes, by the server's clock.</summary>
public static class Admission
{
    /// <summary>The instant from which nothing is taken any more: the deadline and its grace.</summary>
    public static Instant Ends(Offering offering, AdmissionRule rule) => offering.Zone.At(rule.Deadline) + Duration.FromMinutes(rule.GraceMinutes);

    /// <summary>The same for one application, which staff may have given more time.</summary>
    public static Instant Ends(Offering offering, AdmissionRule rule, ApplicationState one) => one.Extended is { } until ? Instant.Max(until, Ends(offering, rule)) : Ends(offering, rule);

    /// <summary>The deadline that an applicant is told, without the grace.</summary>
    public static Instant Deadline(Offering offering, AdmissionRule rule, ApplicationState one) =>
        one.Extended is { } until ? Instant.Max(until, offering.Zone.At(rule.Deadline)) : offering.Zone.At(rule.Deadline);

    /// <summary>Whether an application may be begun, or why not.</summary>
    public static Refusal? ClosedAt(Offering offering, AdmissionRule rule, Instant now) => offering.Status switch
    {
        OfferingStatus.Draft => new OfferingNotFound(),
        OfferingStatus.Cancelled => new OfferingIsCancelled(),
        _ when offering.Details.Opens is { } opens && now < offering.Zone.At(opens) => new RegistrationNotOpenYet(opens, offering.Zone),
        _ when now >= Ends(offering, rule) => new ApplicationsClosed(rule.Deadline, offering.Zone),
        _ => null,
    };

    /// <summary>Whether one can come in at an instant, by application or by registration, or why not.</summary>
    public static Refusal? Closed(Offering offering, Instant now) =>
        offering.Details.Entry.Admission is { } rule ? ClosedAt(offering, rule, now) : offering.ClosedAt(now);

    /// <summary>Why a draft cannot be changed or sent; null when it can.</summary>
    internal static Refusal? Shut(Offering offering, AdmissionRule rule, ApplicationState one, Instant now) =>
        one.Status is not (ApplicationStatus.Draft or ApplicationStatus.Closed) ? new ApplicationPast(one.Status)
        : offering.Status == OfferingStatus.Cancelled ? new OfferingIsCancelled()
        : one.Status == ApplicationStatus.Closed || now >= Ends(offering, rule, one) ? new ApplicationsClosed(rule.Deadline, offering.Zone)
        : null;

    /// <summary>Five in the afternoon of the day so many days later, on the offering's clock: an hour that nobody takes for another day's.</summary>
    internal static Instant After(Offering offering, Instant now, int days) => offering.Zone.At(offering.Zone.DateAt(now).PlusDays(days) + new LocalTime(17, 0));
}

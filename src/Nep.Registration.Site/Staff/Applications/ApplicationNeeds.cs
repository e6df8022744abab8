using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Applications;

/// <summary>
/// What of an offering's applications a person should look at, now: the same for the staff home, which counts, and for the list, which shows them.
/// </summary>
internal sealed class ApplicationNeeds(Offering offering, AdmissionRule rule, IReadOnlyList<ApplicationLine> all, Instant now)
{
    /// <summary>An offer that ends within so long is worth a call.</summary>
    public static readonly Duration Soon = Duration.FromDays(3);

    private readonly bool meets = all.Any(line => line.Visit.Ever);

    public bool RunsOut(ApplicationLine line) => line.OfferUntil is { } until && until > now && until - now <= Soon;

    /// <summary>The team that was sent lacks people it must have: someone left since.</summary>
    public bool LacksPeople(ApplicationLine line) =>
        line.Status is ApplicationStatus.Submitted or ApplicationStatus.Offered or ApplicationStatus.Alternate && TeamQuorum.Missing(rule, line.Roles).Count > 0;

    public bool AwaitsReference(ApplicationLine line) =>
        line is { Status: ApplicationStatus.Submitted, Awaited: > 0 } && rule.References is { } references && now >= offering.Zone.At(references.Due);

    /// <summary>Where others of the offering are met for an interview or a visit, this one has no date yet, or the only one was called off.</summary>
    public bool IsToBeMet(ApplicationLine line) => meets && line.Status == ApplicationStatus.Submitted && !line.Visit.Stands;
}

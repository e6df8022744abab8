using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Admissions;

/// <summary>
/// What is still to happen to one application: the draft is closed, the offer runs out, its letters go out. A letter that stands in the ledger
/// is not planned again.
/// </summary>
public static class ApplicationPlan
{
    public static ValueList<Step> Steps(Offering offering, ApplicationState state, IReadOnlyCollection<MailRecord> ledger) =>
        offering.Details.Entry.Admission is not { } rule ? [] :
        [
            .. Ends(offering, rule, state).OrderBy(step => step.Due).ThenBy(step => step.Key, StringComparer.Ordinal),
        ];

    /// <summary>When the plan must next be looked at.</summary>
    public static Instant? NextDue(ValueList<Step> steps) => steps.Count == 0 ? null : steps[0].Due;

    private static IEnumerable<Step> Ends(Offering offering, AdmissionRule rule, ApplicationState state) => state switch
    {
        { Status: ApplicationStatus.Draft } => [new Step("close-draft", Admission.Ends(offering, rule, state), null, new Act.CloseDraft())],
        { Status: ApplicationStatus.Offered, Offer: { } offer } => [new Step("expire-place", offer.Until, null, new Act.ExpirePlace())],
        _ => [],
    };
}

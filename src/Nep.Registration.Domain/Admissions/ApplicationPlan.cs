using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Admissions;

/// <summary>
/// What is still to happen to one application: the draft is closed, the offer runs out, seats are taken, a place is passed on, its letters go
/// out. A letter that stands in the ledger is not planned again.
/// </summary>
public static class ApplicationPlan
{
    public static ValueList<Step> Steps(Offering offering, ApplicationState state, IReadOnlyCollection<MailRecord> ledger) =>
        offering.Details.Entry.Admission is not { } rule ? [] :
        [
            .. Deeds(offering, rule, state).Concat(Mail(offering, rule, state, ledger)).OrderBy(step => step.Due).ThenBy(step => step.Key, StringComparer.Ordinal),
        ];

    /// <summary>When the plan must next be looked at.</summary>
    public static Instant? NextDue(ValueList<Step> steps) => steps.Count == 0 ? null : steps[0].Due;

    private static IEnumerable<Step> Deeds(Offering offering, AdmissionRule rule, ApplicationState state) => state switch
    {
        { Status: ApplicationStatus.Draft } => [new Step("close-draft", Admission.Ends(offering, rule, state), null, new Act.CloseDraft())],
        { Status: ApplicationStatus.Closed, Ended: { } ended } when Admission.Ends(offering, rule, state) > ended => [new Step("open-draft", ended, null, new Act.OpenDraftAgain())],
        { Status: ApplicationStatus.Offered, Offer: { } offer } => [new Step("expire-place", offer.Until, null, new Act.ExpirePlace())],
        { Status: ApplicationStatus.Accepted, Trouble: null, Offer.Taken: { } taken } => [new Step("take-seats", taken, null, new Act.TakeSeats())],
        { Status: ApplicationStatus.DepositDue, DepositUntil: { } until } => [new Step("check-deposit", until, null, new Act.CheckDeposit())],
        { Carried: { Settled: null } carried } => [new Step($"carry:{carried.To}", carried.At, null, new Act.CarryDeferral())],
        { Freed: { } freed } => Freed(offering, rule, state, freed),
        _ => [],
    };

    /// <summary>Seats go back at once; the place is offered in the hours in which offers go out.</summary>
    private static IEnumerable<Step> Freed(Offering offering, AdmissionRule rule, ApplicationState state, FreedPlace freed)
    {
        if (state.Registration is not null && freed.SeatsReturned is null) yield return new Step("give-seats-back", freed.At, null, new Act.GiveSeatsBack());
        else if (freed.Settled is null) yield return new Step("pass-place", rule.Window.OpenFrom(offering.Zone, freed.At), null, new Act.PassPlace());
    }

    private static IEnumerable<Step> Mail(Offering offering, AdmissionRule rule, ApplicationState state, IReadOnlyCollection<MailRecord> ledger) =>
        LedgerSteps.Of(offering.Status == OfferingStatus.Cancelled ? [] : [.. ApplicationMail.Letters(offering, rule, state)], ledger);
}

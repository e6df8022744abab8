namespace Nep.Registration.Domain.Offerings;

/// <summary>Why staff do what they do, or an applicant asks someone else: it stays in the history, so there must be one, and not a whole essay.</summary>
public static class Reasons
{
    /// <returns>Null where it will do.</returns>
    public static Refusal? Refuse(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new ReasonMissing()
        : OfferingRules.Reason(reason).ToValueList() is { Count: > 0 } faults ? new FormFaulty(faults)
        : null;
}

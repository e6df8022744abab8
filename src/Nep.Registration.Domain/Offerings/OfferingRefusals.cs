namespace Nep.Registration.Domain.Offerings;

/// <summary>Another offering stands at this address.</summary>
public sealed record OfferingExists : Refusal;

/// <summary>Someone else changed it since the form was opened.</summary>
public sealed record OfferingChangedMeanwhile : Refusal;

/// <summary>The first session has begun: an offering can no longer be cancelled as a whole.</summary>
public sealed record OfferingHasStarted : Refusal;

/// <summary>
/// A published offering keeps its waiting list, since people may stand on it. That nobody new may join is a setting of the list.
/// </summary>
public sealed record WaitingListStays : Refusal;

/// <summary>What staff cancel needs a reason; it stays in the history.</summary>
public sealed record ReasonMissing : Refusal;

namespace Nep.Registration.Domain.Offerings;

/// <summary>There is no such offering, or it is still a draft.</summary>
public sealed record OfferingNotFound : Refusal;

/// <summary>The offering is cancelled and takes no more changes.</summary>
public sealed record OfferingIsCancelled : Refusal;

/// <summary>Registration opens later, on the offering's clock.</summary>
public sealed record RegistrationNotOpenYet(LocalDateTime Opens, Zone Zone) : Refusal;

/// <summary>Registration closed, on the offering's clock.</summary>
public sealed record RegistrationIsClosed(LocalDateTime Closed, Zone Zone) : Refusal;

namespace Nep.Registration.Domain.Registrations;

/// <summary>The n-th use of a code.</summary>
public sealed record CodeUse(string Code, int Use);

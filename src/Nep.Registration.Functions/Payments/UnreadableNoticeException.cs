namespace Nep.Registration.Functions.Payments;

/// <summary>A notice says of money or of its names what nobody can take in: nothing was written, and a person must look at the account.</summary>
/// <param name="what">What cannot be read, as the rest of a sentence about the notice.</param>
public sealed class UnreadableNoticeException(string what) : Exception(what);

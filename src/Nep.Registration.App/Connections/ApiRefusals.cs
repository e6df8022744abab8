namespace Nep.Registration.App.Connections;

/// <summary>Nothing is at this address.</summary>
public sealed record AddressUnknown : Refusal;

/// <summary>What was sent is not the JSON that this address takes.</summary>
/// <param name="Where">Where it goes wrong, as a JSON path; <c>$</c> for all of it.</param>
public sealed record BodyUnreadable(string Where) : Refusal;

/// <summary>What was sent is longer than anything that this address takes.</summary>
public sealed record BodyTooLarge(int Kilobytes) : Refusal;

/// <summary>The body is not called JSON.</summary>
public sealed record BodyNotJson : Refusal;

/// <summary>The cursor is none that a page of this list gave.</summary>
public sealed record CursorUnknown : Refusal;

/// <summary>A page has so many entries at most, and one at least.</summary>
public sealed record LimitOutside(int Most) : Refusal;

/// <summary>Without the header, a request that is sent twice would be done twice.</summary>
public sealed record IdempotencyKeyMissing(int Longest) : Refusal;

/// <summary>Something went wrong here; what was sent may be right.</summary>
public sealed record SystemFault : Refusal;

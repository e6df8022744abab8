namespace Nep.Registration.Site.Staff;

/// <summary>One line of a history: when, what, who, and why or what changed.</summary>
public sealed record PastEntry(Instant At, string What, string Who, IReadOnlyList<string> Details);

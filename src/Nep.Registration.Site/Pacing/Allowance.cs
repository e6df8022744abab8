namespace Nep.Registration.Site.Pacing;

/// <summary>How often something may be done under one key: so many times at once, and so many times a minute in the long run.</summary>
public sealed record Allowance(int AtOnce, double PerMinute);

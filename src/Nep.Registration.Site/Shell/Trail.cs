namespace Nep.Registration.Site.Shell;

/// <summary>One page on the way to this one.</summary>
public sealed record Trail(string Text, string Href);

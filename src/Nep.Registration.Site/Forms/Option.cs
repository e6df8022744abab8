namespace Nep.Registration.Site.Forms;

/// <summary>One answer to choose: what is sent, and what is read.</summary>
public sealed record Option(string Value, string Text, string? Hint = null);

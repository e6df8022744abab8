namespace Nep.Registration.Site.Staff;

/// <summary>Pages that a host adds to the staff navigation: the local host's outbox and time machine.</summary>
/// <param name="KeepsRoll">Whether this host itself keeps who is staff; otherwise its platform says so, and there is no page for it here.</param>
public sealed record StaffNavigation(IReadOnlyList<(string Title, string Path)> More, bool KeepsRoll = false);

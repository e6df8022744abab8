namespace Nep.Registration.Site.Staff;

/// <summary>Pages that a host adds to the staff navigation: the local host's outbox and time machine.</summary>
public sealed record StaffNavigation(IReadOnlyList<(string Title, string Path)> More);

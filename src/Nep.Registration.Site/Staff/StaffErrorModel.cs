namespace Nep.Registration.Site.Staff;

/// <summary>Which error page staff see: notFound, forbidden, tooLarge, tooOften, badRequest or fault.</summary>
public sealed record StaffErrorModel(string Kind);

using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Applications;

/// <summary>How staff pages write where an application stands.</summary>
public static class ApplicationText
{
    /// <summary>A state as a chip: its class and its words.</summary>
    public static (string Class, string Words) Chip(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft => ("chip", "Draft"),
        ApplicationStatus.Closed => ("chip chip-stopped", "Not sent in time"),
        ApplicationStatus.Submitted => ("chip chip-now", "Sent"),
        ApplicationStatus.Offered => ("chip chip-now", "Offered"),
        ApplicationStatus.Accepted => ("chip chip-now", "Accepted"),
        ApplicationStatus.DepositDue => ("chip chip-now", "Deposit due"),
        ApplicationStatus.Enrolled => ("chip chip-settled", "Enrolled"),
        ApplicationStatus.Alternate => ("chip chip-now", "Alternate"),
        ApplicationStatus.Declined => ("chip chip-stopped", "Declined"),
        ApplicationStatus.Deferred => ("chip", "Deferred"),
        ApplicationStatus.TurnedDown => ("chip chip-stopped", "Turned down"),
        ApplicationStatus.Expired => ("chip chip-stopped", "Ran out"),
        ApplicationStatus.Withdrawn => ("chip chip-stopped", "Withdrawn"),
        _ => throw new UnreachableException(),
    };

    public static string Decision(ReleasedDecision told) => told.Decision switch
    {
        Domain.Admissions.Decision.Accept => "accept",
        Domain.Admissions.Decision.Alternate => $"alternate, number {told.Rank}",
        Domain.Admissions.Decision.Decline => "decline",
        Domain.Admissions.Decision.Defer => "defer",
        _ => throw new UnreachableException(),
    };

    public static string Role(AdmissionRule rule, string role) => rule.Team?.Roles.FirstOrDefault(known => known.Key == role)?.Label ?? "";
}

using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.Simulation.Checks.Applying;

/// <summary>Nobody reviews their own district, and whoever stepped aside stays aside.</summary>
internal sealed class ReviewCheck : ICommitCheck
{
    public string? Wrong(SeenCommit commit)
    {
        foreach (var (before, after) in commit.Admission.Reviews)
        {
            if (before is { Status: ReviewStatus.Recused } && after.Status != ReviewStatus.Recused) return $"{after.Reviewer} stepped aside from {after.Application}, and reviews it.";
            if (before is not null && after.Version <= before.Version) return $"A review of {after.Application} by {after.Reviewer} was overwritten.";
            if (before is not null || commit.Ledger.Admission.Panel?.Reviewer(after.Reviewer) is not { } reviewer) continue;
            var district = commit.Ledger.Admission.Applications[after.Application].State.Applicant.District;
            if (reviewer.Organizations.Contains(district)) return $"{after.Reviewer} is to review {after.Application} of {district}, their own.";
        }

        return null;
    }
}

using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>A draw that was made, or a release that two persons agreed on: the plan of the cohort carries it out.</summary>
/// <param name="Number">The draw's, or the release's.</param>
/// <param name="At">When.</param>
public sealed record OrderedWork(int Number, Instant At)
{
    /// <summary>The steps that follow from what was ordered of a cohort.</summary>
    internal static IEnumerable<Step> Steps(Cohort cohort) =>
    [
        .. (cohort.Draws ?? []).Select(draw => new Step(DrawKey(draw.Number), draw.At, null, new Act.ShareOutReviews(draw.Number))),
        .. (cohort.Releases ?? []).Select(release => new Step(ReleaseKey(release.Number), release.At, null, new Act.ReleaseDecisions(release.Number))),
    ];

    public static string DrawKey(int draw) => $"draw:{draw}";

    public static string ReleaseKey(int release) => $"release:{release}";
}

using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Home;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>Reviews of a round under way that are late: the day on which applicants are told is near, and they are not submitted.</summary>
internal sealed class ReviewTasks(PanelDesk panels, ReviewList reviews, CandidateList candidates, Clock clock) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        if (!ReviewTime.IsLate(offering, clock.Now) || await panels.Of(offering.Id, cancel) is not { Current: { } round } panel) return [];
        var (sheet, rubric) = (await candidates.Of(offering.Id, cancel), panel.RubricOf(round));
        var late = (await reviews.Of(offering.Id, cancel)).InRound(round.Number).Count(review => review.IsToDo(rubric) && sheet.Find(review.Application) is { Status: ApplicationStatus.Submitted });
        return late == 0 ? [] : [new StaffTask("Reviews overdue", late, offering.Path("/review"), ReviewTime.Due(offering))];
    }
}

/// <summary>By when reviews are to be in, so that decisions can be made: a week before the day on which applicants are told.</summary>
internal static class ReviewTime
{
    private const int DaysToDecide = 7;

    /// <summary>The end of the last day to review; null where no day was announced.</summary>
    public static Instant? Due(Offering offering) =>
        offering.Details.Entry.Admission?.DecisionsOn is { } told ? offering.Zone.At(told.PlusDays(1 - DaysToDecide).AtMidnight()) : null;

    public static bool IsLate(Offering offering, Instant now) => Due(offering) is { } due && now >= due;

    /// <summary>Whether its reviewer still has to score it, or to score it again by a new rubric.</summary>
    public static bool IsToDo(this Review review, Rubric rubric) => review.Status is ReviewStatus.Assigned or ReviewStatus.Begun || review.IsOutOfDate(rubric);
}

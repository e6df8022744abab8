using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Site.Staff.Sessions;

/// <summary>What cancelling a session would do, or letting it take place after all, found by the same rules that then do it.</summary>
/// <param name="Told">How many people get the new schedule by mail; none once the offering is over.</param>
/// <param name="Off">What is planned now and would not be.</param>
/// <param name="On">What is not planned now and would be.</param>
/// <param name="MinutesBefore">Contact time of the whole offering, now and then.</param>
public sealed record SessionPreview(int Told, IReadOnlyList<Step> Off, IReadOnlyList<Step> On, int MinutesBefore, int MinutesAfter)
{
    public static SessionPreview Of(Offering offering, Session session, Cohort cohort, int confirmed, Instant now)
    {
        OfferingCommand command = offering.IsCancelled(session.Number)
            ? new OfferingCommand.RestoreSession(session.Number, "?")
            : new OfferingCommand.CancelSession(session.Number, "?");
        var after = OfferingDecider.Decide(offering, command, now) is Ruling<OfferingEvent>.Accepted(var events)
            ? events.Aggregate((Offering?)offering, OfferingFold.Evolve)!
            : offering;
        var (planned, then) = (Mails(offering, cohort, now), Mails(after, cohort, now));
        return new SessionPreview(
            CohortPlan.Steps(after, cohort).Any(step => step.Act is Act.AnnounceSchedule && !step.IsStaleAt(now)) ? confirmed : 0,
            [.. planned.Where(step => then.All(other => other.Key != step.Key))], [.. then.Where(step => planned.All(other => other.Key != step.Key))],
            Attendance.AllMinutes(offering), Attendance.AllMinutes(after));
    }

    private static IReadOnlyList<Step> Mails(Offering offering, Cohort cohort, Instant now) =>
        [.. CohortPlan.Steps(offering, cohort).Where(step => step.Act is Act.SendReminders && !step.IsStaleAt(now))];
}

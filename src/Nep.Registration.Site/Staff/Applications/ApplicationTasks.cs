using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Home;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Applications;

/// <summary>
/// Applications that a person should look at: accepted without a seat, a team that someone left, references overdue, nobody met yet, an offer that runs out.
/// </summary>
internal sealed class ApplicationTasks(ApplicationList applications, Clock clock) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        if (offering.Details.Entry.Admission is not { } rule) return [];
        var all = await applications.Of(offering.Id, cancel);
        var needs = new ApplicationNeeds(offering, rule, all, clock.Now);
        return
        [
            .. Lines("Accepted places without a seat", ApplicationSearch.NeedsAPerson, line => line.InTrouble, line => line.Submitted ?? line.Started),
            .. Lines("Teams that lack someone", ApplicationSearch.LacksPeople, needs.LacksPeople),
            .. Lines("Applications whose references are overdue", ApplicationSearch.Overdue, needs.AwaitsReference, _ => offering.Zone.At(rule.References!.Due)),
            .. Lines("Interviews or site visits to set", ApplicationSearch.ToBeMet, needs.IsToBeMet),
            .. Lines("Offers that run out within three days", ApplicationSearch.RunsOut, needs.RunsOut),
        ];

        IEnumerable<StaffTask> Lines(string what, string state, Func<ApplicationLine, bool> which, Func<ApplicationLine, Instant>? since = null)
        {
            var found = all.Where(which).ToList();
            if (found.Count > 0) yield return new StaffTask(what, found.Count, offering.Path($"/applications?state={state}"), since is null ? null : found.Min(since));
        }
    }
}

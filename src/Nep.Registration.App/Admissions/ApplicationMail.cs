using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Admissions;

public sealed partial class ApplicationFiling
{
    /// <summary>Writes when the plan must next be looked at, with no command: what the follower does when the offering's dates moved.</summary>
    internal async Task LookAhead(Offering offering, ApplicationId id, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await ApplicationRecord.Load(store, offering.Id, id, cancel) is not { } before) return;
            var commit = new ApplicationCommit(offering, before, [], [], new Actor.Plan("look"), clock.Now);
            if (commit.File.Due == before.File.Due || await Write(offering, commit, [], cancel)) return;
        }

        throw Restless(id);
    }
}

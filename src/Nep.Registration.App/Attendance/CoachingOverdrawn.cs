using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Attendance;

/// <summary>Whose coaching of this year goes beyond the allowance. The logs are held in memory, as new as the last change that was acknowledged.</summary>
public sealed class CoachingOverdrawn(ITableStore store, Clock clock)
{
    private readonly RangeMemory<CoachingEntry, IReadOnlyList<IReadOnlyList<CoachingEntry>>> memory = new(
        store, Keys.AllCoaching, row => Json.Read<CoachingEntry>(row.Value),
        all => [.. all.GroupBy(entry => entry.Registration).Select(log => (IReadOnlyList<CoachingEntry>)[.. log.OrderBy(entry => entry.Number)])], null, clock);

    public async ValueTask<IReadOnlyList<RegistrationId>> Of(Offering offering, CancellationToken cancel = default)
    {
        if (offering.Details.Coaching is not { } rule) return [];
        var today = offering.Zone.DateAt(clock.Now);
        return [.. (await memory.Of($"{offering.Id}", cancel)).Where(log => Coaching.YearOf(offering, rule, log, today).Left < 0).Select(log => log[0].Registration)];
    }
}

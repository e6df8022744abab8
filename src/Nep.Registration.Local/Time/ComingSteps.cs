using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Site.Staff;

namespace Nep.Registration.Local.Time;

/// <summary>One step that is still to come, in words.</summary>
public sealed record ComingStep(Instant Due, string What, string Whose);

/// <summary>What is due next over all plans, so that whoever moves the clock knows where to.</summary>
public sealed class ComingSteps(OfferingShelf shelf, OfferingDesk offerings, RegistrationDesk registrations, DueReading due)
{
    public async Task<IReadOnlyList<ComingStep>> Next(int most, CancellationToken cancel)
    {
        var coming = new List<ComingStep>();
        foreach (var offering in await shelf.All(cancel))
        {
            coming.AddRange(CohortPlan.Steps(offering, await offerings.CohortOf(offering.Id, cancel))
                .Select(step => new ComingStep(step.Due, PlanText.What(step.Act), offering.Details.Title)));
            coming.AddRange(await OfRegistrations(offering, most, cancel));
        }

        return [.. coming.OrderBy(step => step.Due).Take(most)];
    }

    /// <summary>Only registrations that wait for something have a due row, and only the first few of them can be shown.</summary>
    private async Task<List<ComingStep>> OfRegistrations(Offering offering, int most, CancellationToken cancel)
    {
        var coming = new List<ComingStep>();
        await foreach (var (plan, instant) in due.All(offering.Id, cancel))
        {
            if (coming.Count == most) break;
            if (plan is not PlanId.OfRegistration one || await registrations.Find(offering.Id, one.Registration, cancel) is not { } found) continue;
            var next = (await registrations.Forecast(offering, one.Registration, cancel)).FirstOrDefault(step => step.Due >= instant);
            coming.Add(new ComingStep(instant, next is null ? "Look at the registration" : PlanText.What(next.Act), $"{found.State.Registrar.Name}, {offering.Details.Title}"));
        }

        return coming;
    }
}

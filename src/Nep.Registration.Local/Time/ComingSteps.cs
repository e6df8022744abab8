using Nep.Registration.App.Admissions;
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
public sealed class ComingSteps(OfferingShelf shelf, OfferingDesk offerings, RegistrationDesk registrations, ApplicationDesk applications, DueReading due)
{
    public async Task<IReadOnlyList<ComingStep>> Next(int most, CancellationToken cancel)
    {
        var coming = new List<ComingStep>();
        foreach (var offering in await shelf.All(cancel))
        {
            coming.AddRange(CohortPlan.Steps(offering, await offerings.CohortOf(offering.Id, cancel))
                .Select(step => new ComingStep(step.Due, PlanText.What(step.Act), offering.Details.Title)));
            coming.AddRange(await OfPlans(offering, most, cancel));
        }

        return [.. coming.OrderBy(step => step.Due).Take(most)];
    }

    /// <summary>Only registrations and applications that wait for something have a due row, and only the first few of them can be shown.</summary>
    private async Task<List<ComingStep>> OfPlans(Offering offering, int most, CancellationToken cancel)
    {
        var coming = new List<ComingStep>();
        await foreach (var (plan, instant) in due.All(offering.Id, cancel))
        {
            if (coming.Count == most) break;
            var step = plan switch
            {
                PlanId.OfRegistration one => await OfRegistration(offering, one.Registration, instant, cancel),
                PlanId.OfApplication one => await OfApplication(offering, one.Application, instant, cancel),
                PlanId.OfCohort or PlanId.OfWebhooks => null,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (step is not null) coming.Add(step);
        }

        return coming;
    }

    private async Task<ComingStep?> OfRegistration(Offering offering, RegistrationId id, Instant due, CancellationToken cancel) =>
        await registrations.Find(offering.Id, id, cancel) is var (_, state)
            ? Next((await registrations.Forecast(offering, id, cancel)).FirstOrDefault(step => step.Due >= due)?.Act, due, "Look at the registration", $"{state.Registrar.Name}, {offering.Details.Title}")
            : null;

    private async Task<ComingStep?> OfApplication(Offering offering, ApplicationId id, Instant due, CancellationToken cancel) =>
        await applications.Find(offering.Id, id, cancel) is var (_, state)
            ? Next((await applications.Forecast(offering, id, cancel)).FirstOrDefault(step => step.Due >= due)?.Act, due, "Look at the application", $"{state.Applicant.Name}, {offering.Details.Title}")
            : null;

    private static ComingStep Next(Act? next, Instant due, string otherwise, string whose) => new(due, next is null ? otherwise : PlanText.What(next), whose);
}

using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Following;

/// <summary>
/// Carries a deferred application to the run that staff chose, across two partitions: taken there, then settled here. Taking again finds it taken, so a
/// crash anywhere between is made up for at the next look.
/// </summary>
public sealed class DeferralSteps(OfferingShelf shelf, ApplicationFiling filing)
{
    /// <summary>The application that a deferral becomes in a later run: the same for the same run.</summary>
    public static ApplicationId IdOf(OfferingId to, ApplicationId from) => ApplicationId.Parse(
        Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes($"deferral\n{from}\n{to}")), RegistrationId.Characters));

    internal async Task Carry(Offering offering, ApplicationState state, Step step, CancellationToken cancel)
    {
        var (carried, by) = (state.Carried!, new Actor.Plan(step.Key));
        var refused = await shelf.Find(carried.To, cancel) is not { } to ? new OfferingNotFound()
            : await filing.Handle(to, carried.As, new ApplicationCommand.TakeDeferral(carried.As, state), by, cancel) is ApplicationFiled.Refused(var why) ? why : null;
        await filing.Handle(offering, state.Id, new ApplicationCommand.SettleDeferral(carried.To, refused?.Name), by, cancel);
    }
}

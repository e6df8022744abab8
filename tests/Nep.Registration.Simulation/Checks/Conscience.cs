using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Checks;

/// <summary>What people were told was done. Whatever happens afterwards, it must be found to be so.</summary>
internal sealed class Conscience(World world)
{
    private readonly List<(OfferingId Offering, RegistrationId Registration, string What, Func<RegistrationState, bool> Holds)> promises = [];
    private readonly List<(OfferingId Offering, ApplicationId Application, string What, Func<ApplicationState, bool> Holds)> applied = [];
    private readonly Dictionary<(OfferingId, SessionNumber, RegistrationId, ParticipantNumber, int?), bool> marks = [];

    public void Promised(OfferingId offering, RegistrationId registration, string what, Func<RegistrationState, bool> holds) => promises.Add((offering, registration, what, holds));

    public void Promised(OfferingId offering, ApplicationId application, string what, Func<ApplicationState, bool> holds) => applied.Add((offering, application, what, holds));

    /// <summary>Who was there, as it was last told.</summary>
    public void Marked(OfferingId offering, SessionNumber session, RegistrationId registration, ParticipantNumber participant, int? holder, bool present) =>
        marks[(offering, session, registration, participant, holder)] = present;

    public void Look()
    {
        foreach (var ((offering, session, registration, participant, holder), present) in marks)
            if ((world.Inspector.Of(offering).Presences.GetValueOrDefault((session, registration, participant))?.Of(holder).IsPresent ?? false) != present)
                world.Break($"Acknowledged and lost: that {participant} of {registration} was {(present ? "" : "not ")}at session {session}.");
        foreach (var (offering, registration, what, holds) in promises)
            if (world.Inspector.Of(offering).Registrations.GetValueOrDefault(registration) is not { State: { } state } || !holds(state))
                world.Break($"Acknowledged and lost: {what} of {registration}.");
        foreach (var (offering, application, what, holds) in applied)
            if (world.Inspector.Of(offering).Admission.Applications.GetValueOrDefault(application) is not { State: { } state } || !holds(state))
                world.Break($"Acknowledged and lost: {what} of application {application}.");
    }
}

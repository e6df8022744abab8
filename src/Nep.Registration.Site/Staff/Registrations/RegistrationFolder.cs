using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>Everything there is about one registration, on one page.</summary>
/// <param name="ManagePath">The page that the registrar sees.</param>
public sealed record RegistrationDossier(
    Offering Offering, RegistrationState State, IReadOnlyList<HistoryEntry<RegistrationEvent>> History, IReadOnlyList<MailRecord> Mail,
    ValueList<Foreseen> Plan, string ManagePath, Instant Now);

/// <summary>Puts together all that staff may see of one registration.</summary>
public sealed class RegistrationFolder(RegistrationDesk desk, RegistrationDrawer drawer, SiteLinks links, Clock clock)
{
    public async Task<RegistrationDossier?> Open(string id, string number, CancellationToken cancel)
    {
        if (!OfferingId.TryParse(id, out var offering) || !RegistrationId.TryParse(number, out var registration)) return null;
        if (await desk.Find(offering, registration, cancel) is not var (found, state)) return null;
        return new RegistrationDossier(
            found, state, await drawer.History(offering, registration, cancel), await drawer.Mail(offering, registration, cancel),
            await desk.Forecast(found, registration, cancel), "/" + links.ManagePath(offering, registration), clock.Now);
    }
}

/// <param name="Done">What the last post did, in words.</param>
public sealed record RegistrationModel(RegistrationDossier Dossier, PostedForm Form, Refusal? Refused, string? Done);

public sealed record CancelRegistrationModel(Offering Offering, RegistrationState State, Instant Now, PostedForm Form, Refusal? Refused);

public sealed record ChangePersonModel(Offering Offering, RegistrationState State, Participant Participant, PostedForm Form, Refusal? Refused);

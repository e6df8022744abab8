using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Participants.Managing;

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
        if (await desk.Find(id, number, cancel) is not var (found, state)) return null;
        return new RegistrationDossier(
            found, state, await drawer.History(found.Id, state.Id, cancel), await drawer.Mail(found.Id, state.Id, cancel),
            await desk.Forecast(found, state.Id, cancel), "/" + links.ManagePath(found.Id, state.Id), clock.Now);
    }
}

/// <param name="Done">What the last post did, in words.</param>
public sealed record RegistrationModel(RegistrationDossier Dossier, PostedForm Form, Refusal? Refused, string? Done);

/// <param name="Who">Whose seats are to be cancelled.</param>
public sealed record CancelRegistrationModel(
    Offering Offering, RegistrationState State, Instant Now, IReadOnlyList<Participant> Who, PostedForm Form, Refusal? Refused)
{
    public bool IsPart => Who.Count < State.Participants.Count;

    /// <summary>What it comes to when others stay; null when everyone goes.</summary>
    public Parting? Parting => IsPart ? Leaving.On(Offering, State, [.. Who.Select(person => person.Number)], Now) : null;

    /// <summary>What goes back by the rule.</summary>
    public Money Back => Parting?.Back ?? Cancelling.RefundOn(Offering, State, EndKind.ByStaff, Now);

    /// <summary>Of those who were named, or of everyone when nobody was.</summary>
    public static CancelRegistrationModel For(
        Offering offering, RegistrationState state, Instant now, Microsoft.Extensions.Primitives.StringValues who, PostedForm form, Refusal? refused) =>
        new(offering, state, now, SeatSelection.Of(state, who) is { Count: > 0 } some ? some : state.Participants, form, refused);
}

public sealed record ChangePersonModel(Offering Offering, RegistrationState State, Participant Participant, PostedForm Form, Refusal? Refused);

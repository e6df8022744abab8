using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>A participant asks for the link to the record of all their hours, which goes to their own address.</summary>
    public sealed record AskForRecord(ParticipantNumber Number) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record RecordAsked(ParticipantNumber Number, Instant At) : RegistrationEvent;
}

/// <summary>
/// Asking for the link to one's learning record. It is mailed and never shown, since whoever holds a ticket's link may be the registrar, who has
/// no business with hours attended elsewhere.
/// </summary>
internal static class RecordAsking
{
    /// <summary>Asked again sooner, the mail that is on its way will do.</summary>
    private static readonly Duration Again = Duration.FromMinutes(10);

    internal static Ruling<RegistrationEvent> Ask(RegistrationState one, AskForRecord ask, Instant now) => one.Participant(ask.Number) switch
    {
        null => new RegistrationNotFound(),
        _ when one.Status != RegistrationStatus.Confirmed => new NotConfirmed(),
        { RecordAsked: { } before } when now < before + Again => Ruling<RegistrationEvent>.Nothing,
        _ => new RecordAsked(ask.Number, now),
    };
}

using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    public sealed record IssueCertificate(ParticipantNumber Number, string Code, int Minutes) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record CertificateIssued(ParticipantNumber Number, Certificate Certificate) : RegistrationEvent;
}

/// <summary>Certificates of those who attended.</summary>
internal static class Certifying
{
    internal static Ruling<RegistrationEvent> Certify(RegistrationState one, IssueCertificate issue, Instant now)
    {
        if (one.Status != RegistrationStatus.Confirmed) return new NotConfirmed();
        if (one.Participant(issue.Number) is not { } participant) return new RegistrationNotFound();
        if (participant.Certificate is { } held && held.Minutes == issue.Minutes && held.Name == participant.Person.Name)
            return Ruling<RegistrationEvent>.Nothing;
        var number = (participant.Certificate?.Issue ?? 0) + 1;
        return new CertificateIssued(issue.Number, new Certificate(issue.Code, participant.Person.Name, issue.Minutes, now, number));
    }
}

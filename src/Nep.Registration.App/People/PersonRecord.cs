using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.People;

/// <summary>Everything that is kept about one person, in one piece: to read, to hand over to them, and to look at before they are erased.</summary>
public sealed record PersonRecord(EmailAddress Address, ValueList<string> Names, bool OptedOut, ValueList<PersonRegistration> Registrations);

/// <summary>What one registration holds about a person.</summary>
/// <param name="AsRegistrar">What they wrote as the registrar, with the money; null when someone else registered them.</param>
/// <param name="AsParticipant">Their own places, with answers and certificates.</param>
/// <param name="Mail">Letters that went, or were to go, to their address.</param>
public sealed record PersonRegistration(
    OfferingId Offering, string Title, RegistrationId Registration, RegistrationStatus Status, Instant Placed, AsRegistrar? AsRegistrar,
    ValueList<Participant> AsParticipant, ValueList<Presence> Attendance, ValueList<MailRecord> Mail);

/// <summary>What a registration holds about whoever made it.</summary>
public sealed record AsRegistrar(Registrar Registrar, string TermsVersion, Quote Quote, ValueList<Payment> Payments, ValueList<Refund> Refunds);

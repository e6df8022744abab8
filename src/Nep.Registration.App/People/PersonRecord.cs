using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.People;

/// <summary>Everything that is kept about one person, in one piece: to read, to hand over to them, and to look at before they are erased.</summary>
public sealed record PersonRecord(EmailAddress Address, ValueList<string> Names, bool OptedOut, ValueList<PersonRegistration> Registrations)
{
    /// <summary>The applications in which they stand.</summary>
    public ValueList<PersonApplication> Applications { get; init; }
}

/// <summary>What one application holds about a person.</summary>
/// <param name="Applied">Whether it is theirs; otherwise they are, or were, in its team or a referee.</param>
/// <param name="Answers">What they wrote: as an applicant the form, as a referee the reference.</param>
/// <param name="Files">What they sent in, by name.</param>
/// <param name="Comments">What reviewers wrote about their application, without the reviewers' names.</param>
public sealed record PersonApplication(
    OfferingId Offering, string Title, ApplicationId Application, ApplicationStatus Status, Instant Started, bool Applied, ValueList<Answer> Answers, ValueList<string> Files,
    ReleasedDecision? Decision, ValueList<string> Comments, ValueList<MailRecord> Mail);

/// <summary>What one registration holds about a person.</summary>
/// <param name="AsRegistrar">What they wrote as the registrar, with the money; null when someone else registered them.</param>
/// <param name="AsParticipant">Their own places, with answers and certificates.</param>
/// <param name="Mail">Letters that went, or were to go, to their address.</param>
public sealed record PersonRegistration(
    OfferingId Offering, string Title, RegistrationId Registration, RegistrationStatus Status, Instant Placed, AsRegistrar? AsRegistrar,
    ValueList<Participant> AsParticipant, ValueList<Presence> Attendance, ValueList<MailRecord> Mail);

/// <summary>What a registration holds about whoever made it.</summary>
public sealed record AsRegistrar(Registrar Registrar, string TermsVersion, Quote Quote, ValueList<Payment> Payments, ValueList<Refund> Refunds);

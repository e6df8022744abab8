using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>Someone begins an application and is mailed the link to go on with it.</summary>
    /// <param name="Interest">The answers of the interest form, where that comes first; otherwise empty.</param>
    /// <param name="Invitation">The code that lets them apply, as typed; empty for none.</param>
    public sealed record StartApplication(ApplicationId Id, Applicant Applicant, ValueList<Answer> Interest, string Invitation = "") : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    public sealed record ApplicationStarted(ApplicationId Id, OfferingId Offering, Applicant Applicant, ValueList<Answer> Interest, Instant At) : ApplicationEvent
    {
        /// <summary>The code that let them apply; null where none is asked for.</summary>
        public string? Invitation { get; init; }
    }
}

/// <summary>This application has been begun by someone else.</summary>
public sealed record ApplicationAlreadyStarted : Refusal;

/// <summary>Applications are taken only with a code, and this is none.</summary>
public sealed record InvitationUnknown : Refusal;

/// <summary>The deadline for applications is past, with its grace.</summary>
public sealed record ApplicationsClosed(LocalDateTime Deadline, Zone Zone) : Refusal;

/// <summary>Beginning an application.</summary>
internal static class Starting
{
    public static Ruling<ApplicationEvent> Start(Offering offering, AdmissionRule rule, StartApplication start, Instant now)
    {
        if (Admission.ClosedAt(offering, rule, now) is { } closed) return closed;
        var code = PriceCode.Normalize(start.Invitation);
        if (rule.Invitations.Count > 0 && !rule.Invitations.Contains(code)) return new InvitationUnknown();
        ValueList<Fault> faults = [.. People(start.Applicant), .. rule.InterestFirst ? AnswerRules.Check(rule.Stages[0].Questions, start.Interest) : []];
        if (faults.Count > 0) return new FormFaulty(faults);
        return new ApplicationStarted(start.Id, offering.Id, start.Applicant, rule.InterestFirst ? start.Interest : [], now) { Invitation = code.Length > 0 ? code : null };
    }

    public static bool IsSame(ApplicationState one, StartApplication start) => one.Applicant == start.Applicant;

    public static ApplicationState Started(ApplicationStarted e) => new()
    {
        Id = e.Id,
        Offering = e.Offering,
        Started = e.At,
        Status = ApplicationStatus.Draft,
        Applicant = e.Applicant,
        Answers = [.. e.Interest.Select(answer => new SavedAnswer(answer.Question, answer.Text, 0))],
        Interest = e.Interest.Count > 0 ? e.At : null,
    };

    private static IEnumerable<Fault> People(Applicant applicant) =>
    [
        .. FormRules.Name("applicant.name", applicant.Name), .. FormRules.Address("applicant.email", applicant.Email),
        .. FormRules.Optional("applicant.organization", applicant.Organization), .. FormRules.Optional("applicant.district", applicant.District),
        .. applicant.Language is "en" or "es" ? Array.Empty<Fault>() : [new Fault("applicant.language", "NotAChoice")],
    ];
}

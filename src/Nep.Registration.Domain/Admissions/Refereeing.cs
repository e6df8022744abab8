using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>The applicant names someone who is then asked about them.</summary>
    public sealed record NameReferee(Person Person, string Relation) : ApplicationCommand;

    /// <summary>Someone else is asked instead, as long as no answer came.</summary>
    public sealed record ReplaceReferee(ParticipantNumber Number, Person Person, string Relation, string Reason) : ApplicationCommand;

    /// <param name="Change">Whose link it was, so that a link of someone who was replaced does nothing.</param>
    public sealed record GiveReference(ParticipantNumber Number, int Change, ValueList<Answer> Answers) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    public sealed record RefereeNamed(ParticipantNumber Number, Person Person, string Relation, Instant At) : ApplicationEvent;

    public sealed record RefereeReplaced(ParticipantNumber Number, Person Person, string Relation, string Reason, Instant At) : ApplicationEvent;

    public sealed record ReferenceReceived(ParticipantNumber Number, ValueList<Answer> Answers, Instant At) : ApplicationEvent;
}

/// <summary>Nobody is asked in this place, or no longer the person whom the link was for.</summary>
public sealed record RefereeNotFound : Refusal;

/// <summary>Nobody vouches for themselves, and nobody is asked twice.</summary>
public sealed record RefereeNotIndependent : Refusal;

/// <summary>The reference has come: it is neither changed nor asked of anyone else.</summary>
public sealed record ReferenceAlreadyGiven : Refusal;

/// <summary>As many are named as are asked.</summary>
public sealed record EnoughReferees(int Most) : Refusal;

/// <summary>Those who are asked about the applicant. Reminders are not recorded here: the mail ledger tells them.</summary>
internal static class Refereeing
{
    private const int More = 2;

    public static Ruling<ApplicationEvent> Name(Offering offering, AdmissionRule rule, ApplicationState one, NameReferee name, Instant now)
    {
        if (one.Referees.Any(referee => referee.Person == name.Person && referee.Relation == name.Relation)) return Ruling<ApplicationEvent>.Nothing;
        if (Admission.Shut(offering, rule, one, now) is { } shut) return shut;
        if (rule.References is not { } asked) return new RefereeNotFound();
        if (Faults(one, name.Person, name.Relation, null) is { } why) return why;
        return one.Referees.Count >= asked.Least + More
            ? new EnoughReferees(asked.Least + More)
            : new RefereeNamed(new ParticipantNumber(one.Referees.Count + 1), name.Person, name.Relation.Trim(), now);
    }

    public static Ruling<ApplicationEvent> Replace(ApplicationState one, ReplaceReferee replace, Instant now)
    {
        if (one.Referee(replace.Number) is not { } known) return new RefereeNotFound();
        if (known.Person == replace.Person && known.Relation == replace.Relation) return Ruling<ApplicationEvent>.Nothing;
        if (one.Status is not (ApplicationStatus.Draft or ApplicationStatus.Submitted)) return new ApplicationPast(one.Status);
        if (known.Given is not null) return new ReferenceAlreadyGiven();
        if (Reasons.Refuse(replace.Reason) is { } unreasoned) return unreasoned;
        if (Faults(one, replace.Person, replace.Relation, replace.Number) is { } why) return why;
        return new RefereeReplaced(replace.Number, replace.Person, replace.Relation.Trim(), replace.Reason.Trim(), now);
    }

    /// <summary>A late reference is taken as long as nothing is decided; what it comes to is for the review to say.</summary>
    public static Ruling<ApplicationEvent> Give(AdmissionRule rule, ApplicationState one, GiveReference give, Instant now)
    {
        if (one.Referee(give.Number) is not { } known || known.Change != give.Change || rule.References is not { } asked) return new RefereeNotFound();
        if (known.Given is { } before) return before.Answers == give.Answers ? Ruling<ApplicationEvent>.Nothing : new ReferenceAlreadyGiven();
        if (one.Status is not (ApplicationStatus.Draft or ApplicationStatus.Submitted)) return new ApplicationPast(one.Status);
        ValueList<Fault> faults = [.. AnswerRules.Unkeepable(asked.Questions, give.Answers), .. AnswerRules.Check(asked.Questions, give.Answers)];
        return faults.Count > 0 ? new FormFaulty(faults) : new ReferenceReceived(give.Number, give.Answers, now);
    }

    public static Referee Replaced(Referee referee, RefereeReplaced e) => referee with
    {
        Person = e.Person,
        Relation = e.Relation,
        Named = e.At,
        Change = referee.Change + 1,
        Before = referee.Before.Add(new FormerReferee(referee.Person, referee.Relation, e.At, e.Reason)),
    };

    public static ApplicationState With(ApplicationState one, ParticipantNumber number, Func<Referee, Referee> change) =>
        one with { Referees = one.Referees.Map(referee => referee.Number == number ? change(referee) : referee) };

    private static Refusal? Faults(ApplicationState one, Person person, string relation, ParticipantNumber? place)
    {
        if (FormRules.Person("referee", person).Concat(FormRules.Name("referee.relation", relation)).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        return person.Email == one.Applicant.Email || one.Members.Any(member => member.IsIn && member.Person.Email == person.Email)
            || one.Referees.Any(other => other.Number != place && other.Person.Email == person.Email)
                ? new RefereeNotIndependent() : null;
    }
}

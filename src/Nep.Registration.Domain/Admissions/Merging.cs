using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>Whoever stands here at one address is the same person as another: they get that name and address.</summary>
    public sealed record MergeNames(EmailAddress From, Person Into, string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    public sealed record NamesMerged(EmailAddress From, Person Into, string Reason, Instant At) : ApplicationEvent;
}

/// <summary>One person under two addresses becomes one, also after the application's end; what they wrote and what was decided stays theirs, and their links go on working.</summary>
internal static class Merging
{
    public static Ruling<ApplicationEvent> Merge(ApplicationState one, MergeNames merge, Instant now)
    {
        if (string.IsNullOrWhiteSpace(merge.Reason)) return new ReasonMissing();
        ValueList<Fault> faults = [.. FormRules.Person("into", merge.Into), .. OfferingRules.Reason(merge.Reason)];
        if (faults.Count > 0) return new FormFaulty(faults);
        return Merged(one, merge.From, merge.Into) == one ? Ruling<ApplicationEvent>.Nothing : new NamesMerged(merge.From, merge.Into, merge.Reason.Trim(), now);
    }

    public static ApplicationState Merged(ApplicationState one, EmailAddress from, Person into)
    {
        return one with
        {
            Applicant = one.Applicant.Email == from ? one.Applicant with { Name = into.Name, Email = into.Email } : one.Applicant,
            Members = one.Members.Map(member => member with { Person = Same(member.Person), Before = member.Before.Map(former => former with { Person = Same(former.Person) }) }),
            Referees = one.Referees.Map(referee => referee with { Person = Same(referee.Person), Before = referee.Before.Map(former => former with { Person = Same(former.Person) }) }),
        };

        Person Same(Person person) => person.Email == from ? person with { Name = into.Name, Email = into.Email } : person;
    }
}

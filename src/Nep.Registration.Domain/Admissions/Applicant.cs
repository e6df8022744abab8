using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Admissions;

/// <summary>Whoever fills in the application and gets the mail about it.</summary>
/// <param name="Organization">School, organization or board; may be empty.</param>
/// <param name="District">The district it belongs to; conflicts of interest go by it. May be empty.</param>
/// <param name="Language">"en" or "es": the language of their mail.</param>
public sealed record Applicant(string Name, EmailAddress Email, string Organization, string District, string Language);

/// <summary>An answer as it was last saved.</summary>
/// <param name="Version">Which saving of the application brought it: a tab that was opened earlier does not overwrite it unseen.</param>
public sealed record SavedAnswer(string Question, string Text, int Version)
{
    /// <summary>The file that was sent in, for a question that asks for one.</summary>
    public AttachedFile? File { get; init; }
}

/// <summary>One person's place in the team that applies. The place stays when the person in it changes.</summary>
/// <param name="Role">The key of a role of the offering's rule; empty where there are none.</param>
/// <param name="Change">Counts the people that this place has had, 0 for the first: each gets a letter and a link of their own.</param>
public sealed record TeamMember(ParticipantNumber Number, Person Person, string Role, Instant Invited, int Change = 0)
{
    /// <summary>When they said that they take part; null while they have not.</summary>
    public Instant? Confirmed { get; init; }

    /// <summary>When they left; null while they are in the team.</summary>
    public Instant? Left { get; init; }

    public string LeftWhy { get; init; } = "";

    /// <summary>Those who had this place before, the first one first.</summary>
    public ValueList<FormerMember> Before { get; init; }

    public bool IsIn => Left is null;

    public bool IsConfirmed => IsIn && Confirmed is not null;
}

/// <summary>Someone who had a place in the team and gave it to another.</summary>
public sealed record FormerMember(Person Person, string Role, Instant? Confirmed, Instant Until, string Why);

/// <summary>Someone who is asked about the applicant.</summary>
/// <param name="Relation">How they know the applicant, in the applicant's words.</param>
/// <param name="Change">Counts the people that were asked in this place, 0 for the first.</param>
public sealed record Referee(ParticipantNumber Number, Person Person, string Relation, Instant Named, int Change = 0)
{
    /// <summary>What they wrote; null while it has not come. The applicant never sees more than that it came.</summary>
    public Reference? Given { get; init; }

    /// <summary>Those who were asked before in this place.</summary>
    public ValueList<FormerReferee> Before { get; init; }
}

/// <summary>Someone who was asked and whom another replaced.</summary>
public sealed record FormerReferee(Person Person, string Relation, Instant Until, string Why);

/// <summary>What a referee wrote.</summary>
public sealed record Reference(ValueList<Answer> Answers, Instant At);

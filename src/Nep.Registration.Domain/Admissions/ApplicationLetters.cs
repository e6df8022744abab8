using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Admissions;

/// <summary>Whom the letters about an application reach: the applicant, someone of the team, or a referee.</summary>
public static class ApplicationLetters
{
    public static bool IsToReferee(this LetterKind kind) => kind is LetterKind.ReferenceAsked or LetterKind.ReferenceReminder;

    public static bool IsToMember(this LetterKind kind) => kind is LetterKind.MemberAsked or LetterKind.MemberReminder;

    public static Person ReaderIn(this Letter letter, ApplicationState state) => letter switch
    {
        { To: { } number } when letter.Kind.IsToReferee() => state.Referee(number)!.Person,
        { To: not null, Kind: LetterKind.InterviewerNotice } => letter.InterviewerIn(state),
        { To: { } number } => state.Member(number)!.Person,
        _ => new Person(state.Applicant.Name, state.Applicant.Email),
    };
}

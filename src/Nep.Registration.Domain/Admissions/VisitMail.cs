using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Admissions;

/// <summary>
/// The letters about interviews and site visits, each with its calendar file: to the applicant and to everyone who comes from the Center, once for
/// each change, and not at all once it is over.
/// </summary>
public static class VisitMail
{
    private const int Places = 100;

    public static bool IsAboutVisit(this LetterKind kind) => kind is LetterKind.VisitSet or LetterKind.VisitMoved or LetterKind.VisitOff or LetterKind.InterviewerNotice;

    internal static IEnumerable<Step> Letters(ApplicationState state) =>
        from visit in Visiting.Of(state)
        where visit.Start > visit.Changed && (visit.IsOff || state.Status == ApplicationStatus.Submitted)
        from step in Letters(state, visit)
        select step;

    /// <summary>Which visit a letter is about, as it stands now.</summary>
    public static Visit VisitIn(this Letter letter, ApplicationState state) => Visiting.Find(state, int.Parse(letter.Anchor.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture))!;

    internal static Person InterviewerIn(this Letter letter, ApplicationState state)
    {
        var one = letter.VisitIn(state).Interviewers[(letter.To!.Value.Value % Places) - 1];
        return new Person(one.Name, one.Email);
    }

    private static IEnumerable<Step> Letters(ApplicationState state, Visit visit)
    {
        var kind = visit.IsOff ? LetterKind.VisitOff : visit.Sequence == 0 ? LetterKind.VisitSet : LetterKind.VisitMoved;
        yield return Send(state, visit, kind, null);
        for (var at = 1; at <= visit.Interviewers.Count; at++) yield return Send(state, visit, LetterKind.InterviewerNotice, new ParticipantNumber((visit.Number * Places) + at));
    }

    private static Step Send(ApplicationState state, Visit visit, LetterKind kind, ParticipantNumber? to)
    {
        var letter = new Letter(state.Id.Registration, kind, to, 0, $"{visit.Number}-{visit.Sequence}");
        return new Step($"letter:{letter.Key}", visit.Changed, visit.Start, new Act.SendLetter(letter));
    }
}

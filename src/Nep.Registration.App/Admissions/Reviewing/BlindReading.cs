using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Admissions.Reviewing;

/// <summary>
/// The one way in which reviewers see an application: pages, files and what is handed out are all made from what this gives, and what it gives
/// cannot hold a name.
/// </summary>
public sealed class BlindReading(ApplicationDesk desk, IFiles files)
{
    /// <summary>Null when there is no such application, or none was sent.</summary>
    public async Task<BlindApplication?> Of(OfferingId offering, ApplicationId id, CancellationToken cancel = default) =>
        await desk.Find(offering, id, cancel) is var (found, state) && state.Submitted is not null && found.Details.Entry.Admission is { } rule ? See(Asked(found, rule, state), state) : null;

    /// <summary>The content of one file of it, under the name that tells nothing; null when there is no such file that reviewers see.</summary>
    public async Task<(BlindFile File, byte[] Content)?> File(OfferingId offering, ApplicationId id, int number, CancellationToken cancel = default)
    {
        if (await desk.Find(offering, id, cancel) is not var (found, state) || state.Submitted is null || found.Details.Entry.Admission is not { } now) return null;
        var rule = Asked(found, now, state);
        if (See(rule, state).Files.FirstOrDefault(file => file.Number == number) is not { } file) return null;
        var attached = Attached(rule, state).ElementAt(number - 1).File;
        return await files.Read(attached.Id, cancel) is { } content ? (file, content) : null;
    }

    /// <summary>What was said about an application, for reviewers: staff may have named someone.</summary>
    public async Task<IReadOnlyList<ReviewNote>> Said(OfferingId offering, ApplicationId id, IReadOnlyList<ReviewNote> notes, CancellationToken cancel = default) =>
        notes.Count > 0 && await desk.Find(offering, id, cancel) is var (found, state) && found.Details.Entry.Admission is { } rule
            ? [.. notes.Select(note => note with { Text = BlindText.Of(note.Text, Hidden(Asked(found, rule, state), state)).ToString() })]
            : [];

    /// <summary>What a reviewer sees of an application under a rule.</summary>
    public static BlindApplication See(AdmissionRule rule, ApplicationState state)
    {
        var hidden = Hidden(rule, state);
        return new BlindApplication(
            state.Id, state.Id.Short,
            [
                .. from question in Shown(rule)
                   where question.Kind != FormQuestionKind.File
                   select new BlindAnswer(question.Label, BlindText.Of(state.Answer(question.Key)?.Text ?? "", hidden)),
                .. from referee in state.Referees.Index()
                   where referee.Item.Given is not null
                   from question in rule.References?.Questions ?? []
                   where IsShown(question)
                   select new BlindAnswer(
                       $"Reference {referee.Index + 1}: {question.Label}",
                       BlindText.Of(referee.Item.Given!.Answers.FirstOrDefault(answer => answer.Question == question.Key)?.Text ?? "", hidden)),
            ],
            [.. Attached(rule, state).Select((one, at) => new BlindFile(at + 1, one.Question.Label, Ending(one.File.Kind)))]);
    }

    /// <summary>The questions that the applicant, and each referee, answered: as they stood then.</summary>
    private static AdmissionRule Asked(Offering offering, AdmissionRule rule, ApplicationState state)
    {
        var then = offering.RuleAt(rule, state.Submitted);
        return then.References is not { } references ? then : then with
        {
            References = references with
            {
                Questions = [.. state.Referees.Select(referee => referee.Given?.At).OfType<Instant>().SelectMany(at => offering.RuleAt(rule, at).References?.Questions ?? []).DistinctBy(question => question.Key)],
            },
        };
    }

    private static IEnumerable<FormQuestion> Shown(AdmissionRule rule) => rule.Questions.Where(IsShown);

    private static bool IsShown(FormQuestion question) => question.Sight == AnswerSight.Staff && !question.TellsWho;

    private static IEnumerable<(FormQuestion Question, AttachedFile File)> Attached(AdmissionRule rule, ApplicationState state) =>
        from question in Shown(rule)
        let file = question.Kind == FormQuestionKind.File ? state.Answer(question.Key)?.File : null
        where file is not null
        select (question, file);

    /// <summary>Every name, address and organization of everyone in it, and every answer that tells who they are.</summary>
    private static List<string> Hidden(AdmissionRule rule, ApplicationState state) =>
    [
        state.Applicant.Name, state.Applicant.Organization, state.Applicant.District,
        .. state.Members.Select(member => member.Person.Name), .. state.Members.SelectMany(member => member.Before).Select(former => former.Person.Name),
        .. state.Referees.Select(referee => referee.Person.Name), .. state.Referees.SelectMany(referee => referee.Before).Select(former => former.Person.Name),
        .. from question in rule.Questions
           where question.TellsWho && question.Kind is FormQuestionKind.ShortText or FormQuestionKind.Choice or FormQuestionKind.Link
           select state.Answer(question.Key)?.Text ?? "",
    ];

    private static string Ending(FileKind kind) => kind switch
    {
        FileKind.Pdf => "pdf",
        FileKind.Png => "png",
        FileKind.Jpeg => "jpg",
        _ => throw new UnreachableException(),
    };
}

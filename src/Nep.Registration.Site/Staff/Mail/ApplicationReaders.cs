using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>Those who would read a letter about applying, and the letter as one of them would get it.</summary>
public sealed class ApplicationReaders(ApplicationList applications, ApplicationDesk desk, ApplicationLetterWriter writer, Clock clock)
{
    /// <summary>Real people of the offering, the newest application first.</summary>
    public async Task<IReadOnlyList<MailReader>> Of(Offering offering, LetterKind kind, int most, CancellationToken cancel)
    {
        var readers = new List<MailReader>();
        foreach (var line in (await applications.Of(offering.Id, cancel)).Take(most))
        {
            if (!kind.IsToMember() && !kind.IsToReferee()) readers.Add(new MailReader($"{line.Id}", $"{line.Name}, {line.Id.Short}"));
            else if (await desk.Find(offering.Id, line.Id, cancel) is var (_, state)) readers.AddRange(Named(state, kind));
        }

        return readers;
    }

    public async Task<App.Ports.Mail?> See(Offering offering, WordingName name, Wording wording, string reader, CancellationToken cancel)
    {
        var parts = reader.Split('.');
        if (!ApplicationId.TryParse(parts[0], out var id) || await desk.Find(offering.Id, id, cancel) is not var (_, state)) return null;
        var place = parts.Length > 1 && int.TryParse(parts[1], out var number) && number > 0 ? new ParticipantNumber(number) : (ParticipantNumber?)null;
        var sample = ApplicationSample.Of(offering, state, name, place, clock.Now);
        return writer.Write(offering, sample.State, sample.Letter, sample.Letter.ReaderIn(sample.State).Email, new Wordings([new(name with { Rule = null }, wording)]));
    }

    /// <summary>The people of an application whom the letter reaches; the applicant's own name where there are none yet.</summary>
    private static IEnumerable<MailReader> Named(ApplicationState state, LetterKind kind)
    {
        var people = kind.IsToMember()
            ? state.Members.Where(member => member.IsIn).Select(member => (member.Number, member.Person.Name)).ToList()
            : [.. state.Referees.Select(referee => (referee.Number, referee.Person.Name))];
        return people.Count == 0
            ? [new MailReader($"{state.Id}", $"{state.Applicant.Name}, who has named nobody yet")]
            : people.Select(one => new MailReader($"{state.Id}.{one.Number}", $"{one.Name}, named by {state.Applicant.Name}"));
    }
}

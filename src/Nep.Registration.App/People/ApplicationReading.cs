using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.People;

/// <summary>Gathers what applications hold about one person.</summary>
public sealed class ApplicationReading(ITableStore store, ApplicationDesk desk, RegistrationDrawer drawer, Discussion discussion)
{
    public async Task<ValueList<PersonApplication>> Of(KnownPerson person, CancellationToken cancel)
    {
        var found = new List<PersonApplication>();
        foreach (var (offering, application) in person.Places.Where(place => place.Mention.Application is not null).Select(place => (place.Offering, place.Mention.Application!.Value)).Distinct())
            if (await desk.Find(offering, application, cancel) is var (details, state)) found.Add(await Of(person.Address, details, state, cancel));
        return [.. found.OrderBy(one => one.Started)];
    }

    private async Task<PersonApplication> Of(EmailAddress address, Offering offering, ApplicationState state, CancellationToken cancel)
    {
        var applied = state.Applicant.Email == address;
        var mail = (await drawer.Mail(offering.Id, state.Id.Registration, cancel)).Where(record => record.Address == address);
        return new PersonApplication(
            offering.Id, offering.Details.Title, state.Id, state.Status, state.Started, applied,
            applied
                ? [.. state.Answers.Select(answer => new Answer(answer.Question, answer.Text))]
                : [.. state.Referees.Where(referee => referee.Person.Email == address && referee.Given is not null).SelectMany(referee => referee.Given!.Answers)],
            applied ? [.. state.Answers.Where(answer => answer.File is not null).Select(answer => answer.File!.Name)] : [],
            applied ? state.Decision : null, applied ? await Comments(offering.Id, state.Id, cancel) : [], [.. mail]);
    }

    private async Task<ValueList<string>> Comments(OfferingId offering, ApplicationId application, CancellationToken cancel)
    {
        var comments = new List<string>();
        await foreach (var row in store.All(offering.ToString(), Keys.Reviews, cancel))
            if (row.Key.Contains(application.ToString(), StringComparison.Ordinal)) comments.Add(Json.Read<ReviewFile>(row.Value).Review.Comment);
        comments.AddRange((await discussion.Of(offering, application, cancel)).Select(note => note.Text));
        return [.. comments.Where(text => text.Length > 0)];
    }
}

using Nep.Registration.App.Attendance;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.People;

/// <summary>Gathers all that is kept about one person.</summary>
public sealed class PersonReading(PeopleList people, RegistrationDesk desk, RegistrationDrawer drawer, AttendanceDesk attendance, ApplicationReading applications, MailPreferences preferences)
{
    public async Task<PersonRecord?> Of(ReaderId reader, CancellationToken cancel = default)
    {
        if (await people.Find(reader, cancel) is not { } person) return null;
        var registrations = new List<PersonRegistration>();
        foreach (var place in person.Places.Where(place => place.Mention.Application is null).DistinctBy(place => (place.Offering, place.Mention.Registration)))
            if (await desk.Find(place.Offering, place.Mention.Registration, cancel) is var (offering, state)) registrations.Add(await Of(person.Address, offering, state, cancel));
        return new PersonRecord(person.Address, person.Names, await preferences.HasOptedOut(reader, cancel), [.. registrations.OrderBy(one => one.Placed)])
        { Applications = await applications.Of(person, cancel) };
    }

    private async Task<PersonRegistration> Of(EmailAddress address, Offering offering, RegistrationState state, CancellationToken cancel)
    {
        ValueList<Participant> places = [.. state.Participants.Concat(state.Leavers ?? []).Concat(state.Predecessors ?? []).Where(one => one.Person.IsNamed && one.Person.Email == address)];
        var presences = new List<Presence>();
        foreach (var session in offering.Sessions)
            foreach (var one in places)
                if (await attendance.Find(offering.Id, session.Number, state.Id, one, cancel) is { } presence) presences.Add(presence);
        var mail = (await drawer.Mail(offering.Id, state.Id, cancel)).Where(record => record.Address == address);
        var registrar = state.Registrar.Email == address ? new AsRegistrar(state.Registrar, state.TermsVersion, state.Quote, state.Payments, state.Refunds) : null;
        return new PersonRegistration(offering.Id, offering.Details.Title, state.Id, state.Status, state.Placed, registrar, places, [.. presences], [.. mail]);
    }
}

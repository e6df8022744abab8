using System.Globalization;
using Nep.Registration.App;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Time;

namespace Nep.Registration.Local.Demo;

/// <summary>
/// A small program that is full, and people who wait for it: one declined a seat, one was offered it next, a group was passed over, one was set
/// aside, one waits.
/// </summary>
internal sealed class DemoWaiting(RegistrationDesk registrations, WaitingListDesk waiting, TimeMachine machine, Clock clock)
{
    private static readonly Actor Staff = new Actor.Staff(DemoPeople.Administrator.Address);

    /// <param name="now">The demo ends here: what has not happened by then happens later.</param>
    public async Task Fill(Offering offering, Instant now, CancellationToken cancel)
    {
        var seated = new List<RegistrationId>();
        for (var i = 0; i < offering.Details.Capacity; i++) seated.Add(await Place(offering, $"seat {i}", i, 1, cancel));
        var first = await Place(offering, "first", 8, 1, cancel);
        await Place(offering, "group", 10, 3, cancel);
        await Place(offering, "next", 14, 1, cancel);
        var aside = await Place(offering, "aside", 16, 1, cancel);
        await Place(offering, "last", 18, 1, cancel);
        await waiting.SetAside(offering, aside, "She asked for the autumn season and keeps her place here until it is announced.", takenBack: false, Staff, cancel);

        await registrations.Cancel(offering, seated[2], EndKind.ByRegistrant, "", new Actor.Registrant(), cancel: cancel);
        var offered = offering.Details.WaitingList!.Window.OpenFrom(offering.Zone, clock.Now) + Duration.FromHours(1);
        if (offered > now) return;
        await machine.TravelTo(offered, cancel);
        await registrations.Cancel(offering, first, EndKind.ByRegistrant, "", new Actor.Registrant(), cancel: cancel);
    }

    private async Task<RegistrationId> Place(Offering offering, string name, int number, int people, CancellationToken cancel)
    {
        var id = RegistrationId.Parse(DemoData.Code($"{offering.Id} waiting {name}", RegistrationId.Characters));
        var placed = await registrations.Place(offering.Id, id, DemoPeople.Form(offering, number, people, "WELCOME"), null, WhenFull.Wait, cancel: cancel);
        if (placed is Filed.Refused(var why)) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The demo data is refused: {why}"));
        await machine.TravelTo(clock.Now + Duration.FromMinutes(9), cancel);
        return id;
    }
}

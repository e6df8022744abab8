using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>How a registrant changes plans: someone else comes, someone stays away, nobody comes.</summary>
internal sealed partial class Registrant
{
    private async Task ChangePlans()
    {
        await Until(World.Now + Chance.Between(Duration.FromMinutes(1), Duration.FromDays(60)));
        if (other is not null && Chance.Happens(0.5)) await Move(other);
        else if (Chance.Happens(0.4)) await Cancel(id);
        else if (Chance.Happens(0.5)) await Substitute();
        else await CancelSeat();
    }

    /// <summary>Asks to be moved to the later run, and pays there what its price is higher.</summary>
    private async Task Move(Season to)
    {
        var fee = season.Details.Policy.Transfer!.Fee;
        var filed = await Ask("move", async host => await host.Get<OfferingShelf>().Find(to.Id) is { } target
            ? await host.Get<RegistrationDesk>().Transfer(await Offering(host), id, target, TransferKind.ByRegistrant, fee, "", new Actor.Registrant())
            : null);
        if (filed is not Filed.Done { State.Transfer.Outcome: TransferOutcome.Ordered }) return;
        World.Conscience.Promised(season.Id, id, "the order to move it", one => one.Transfer is not null);
        await Wait(Duration.FromHours(1), Duration.FromDays(4));
        if (Chance.Happens(0.6)) await new Mover(World, to, TransferSteps.IdOf(to.Id, id)).Pay();
    }

    private async Task Cancel(RegistrationId whose)
    {
        if (await Ask("cancel", async host => await CancelAll(host, whose)) is Filed.Done { State.Status: RegistrationStatus.Cancelled })
            World.Conscience.Promised(season.Id, whose, "the cancellation", state => !state.IsOpen || state.Payments.Any(payment => payment.At >= state.Ended));
    }

    /// <summary>As the page does it: everyone's seats, or places in the line.</summary>
    private async Task<Filed?> CancelAll(Host host, RegistrationId whose) => await host.Get<RegistrationDesk>().Find(season.Id, whose) is var (offering, state)
        ? await host.Get<RegistrationDesk>().CancelSeats(offering, whose, [.. state.Participants.Select(one => one.Number)], EndKind.ByRegistrant, "", new Actor.Registrant())
        : null;

    private async Task Substitute()
    {
        if (await Find(id) is not { } state) return;
        var (who, place) = (SomeoneElse(), state.Participants[Chance.From(0, state.Participants.Count - 1)].Number);
        if (await Ask("substitute", async host => await host.Get<RegistrationDesk>().ChangePerson(await Offering(host), id, place, who, [], new Actor.Registrant())) is Filed.Done)
            World.Conscience.Promised(season.Id, id, "the other person", one => one.Anyone(place)?.Person.Email == who.Email);
    }

    private async Task CancelSeat()
    {
        if (await Find(id) is not { Participants.Count: > 1 } state) return;
        var place = state.Participants[Chance.From(0, state.Participants.Count - 1)].Number;
        if (await Ask("cancel seat", async host => await host.Get<RegistrationDesk>().CancelSeats(await Offering(host), id, [place], EndKind.ByRegistrant, "", new Actor.Registrant())) is Filed.Done { State.HasSeats: true })
            World.Conscience.Promised(season.Id, id, "the seat given up", one => one.Participant(place) is null);
    }
}

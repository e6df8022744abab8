using Nep.Registration.App.Admissions;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors.Applying;

/// <summary>Someone who is asked about an applicant: writes at once, late, twice, or not.</summary>
internal sealed class Referee(World world, Season season, ApplicationId id, int number) : Somebody(world, $"referee {number} of {id} of {season.Id}")
{
    protected override async Task Live()
    {
        if (Chance.Happens(0.2)) return;
        await Wait(Duration.FromHours(1), Duration.FromDays(20));
        var give = new ApplicationCommand.GiveReference(new ParticipantNumber(number), 0, [new Answer(Fellowship.Strength, "Listens")]);
        for (var again = Chance.Happens(0.1) ? 2 : 1; again > 0; again--)
            if (await Ask("reference", async host => await host.Get<ApplicationDesk>().Handle((await host.Get<OfferingShelf>().Find(season.Id))!, id, give, new Actor.Referee(give.Number))) is ApplicationFiled.Done)
                World.Conscience.Promised(season.Id, id, $"reference {number}", one => one.Referee(give.Number) is { Given: not null });
    }
}

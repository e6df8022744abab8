using Nep.Registration.App.Admissions;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors.Applying;

/// <summary>Someone who is asked to be in a team: says yes after some days or not; may leave again, and then the team may lack someone.</summary>
internal sealed class Teammate(World world, Season season, ApplicationId id, int number) : Somebody(world, $"member {number} of {id} of {season.Id}")
{
    protected override async Task Live()
    {
        await Wait(Duration.FromHours(1), Duration.FromDays(8));
        if (Chance.Happens(0.1)) return;
        var place = new ParticipantNumber(number);
        if (await Do("confirm", new ApplicationCommand.ConfirmMember(place, 0)) is ApplicationFiled.Done)
            World.Conscience.Promised(season.Id, id, $"that member {number} comes along", one => one.Member(place) is { Confirmed: not null });
        if (!Chance.Happens(0.1)) return;
        await Wait(Duration.FromDays(1), Duration.FromDays(50));
        if (await Do("leave", new ApplicationCommand.LetMemberGo(place, "Moved away")) is ApplicationFiled.Done)
            World.Conscience.Promised(season.Id, id, $"that member {number} left", one => one.Member(place) is { IsIn: false });
    }

    private Task<ApplicationFiled?> Do(string what, ApplicationCommand command) => Ask(what, async host =>
        await host.Get<ApplicationDesk>().Handle((await host.Get<OfferingShelf>().Find(season.Id))!, id, command, new Actor.TeamMember(new ParticipantNumber(number))))!;
}

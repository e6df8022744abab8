using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>The member of staff who lays out an offering and publishes it.</summary>
internal sealed class Organizer(World world, Season season) : Somebody(world, $"organizer of {season.Id}")
{
    public static readonly Actor Staff = new Actor.Staff(EmailAddress.Parse("ines@nep.example"));

    protected override async Task Live()
    {
        await Until(season.Opens - Duration.FromHours(2));
        await Do(new OfferingCommand.CreateOffering(season.Id, season.Details));
        await Do(new OfferingCommand.PublishOffering());
    }

    /// <summary>Staff come back until it is done, if it takes days.</summary>
    private async Task Do(OfferingCommand command)
    {
        Told? told = null;
        while (told is null) told = await Ask(command.GetType().Name, async host => new Told(await host.Get<OfferingDesk>().Handle(season.Id, command, Staff)));
        if (told.Why is { } why) World.Break($"{season.Id} cannot be laid out: {why}.");
    }
}

using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>Whoever owes something by card at some registration: opens the payment page and pays, once or twice, or leaves it.</summary>
internal sealed class Mover(World world, Season season, RegistrationId id) : Somebody(world, $"payer of {id}")
{
    /// <summary>Pays whatever the page asks for; another call is another payment.</summary>
    public async Task Pay()
    {
        var opened = await Ask("checkout", async host => await host.Get<OfferingShelf>().Find(season.Id) is { } offering
            ? new Opened((await host.Get<RegistrationDesk>().StartCheckout(offering, id, (_, _) => "A place")).Page)
            : null);
        if (opened?.Page is not { } page || Chance.Happens(0.05)) return;
        await Wait(Duration.FromSeconds(5), Duration.FromMinutes(Chance.Happens(0.9) ? 20 : 70));
        Charged(page);
        if (!Chance.Happens(0.07)) return;
        await Wait(Duration.FromSeconds(1), Duration.FromMinutes(5));
        Charged(page);
    }

    protected override Task Live() => Pay();

    private void Charged(Uri page)
    {
        if (World.Bank.Pay(page) is { } charge) new Teller(World, charge).Begin();
    }

    private sealed record Opened(Uri? Page);
}

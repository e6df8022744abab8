using Nep.Registration.App.Registrations;
using Nep.Registration.Simulation.Ports;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>
/// Tells of money that came, as a provider does: soon or a day late, once or three times, each until it is heard; and now and then of money that
/// nobody has ever seen.
/// </summary>
internal sealed class Teller(World world, Charge charge) : Somebody(world, $"notice {charge.Id}")
{
    protected override async Task Live()
    {
        if (Chance.Happens(0.1)) await Forge();
        var times = Chance.Happens(0.3) ? Chance.From(2, 3) : 1;
        var disputed = Chance.Happens(0.03);
        for (var i = 1; i <= times; i++) _ = Tell(i);
        new Banker(World, charge).Begin();
        if (disputed) await Dispute();
    }

    private async Task Tell(int telling)
    {
        await Wait(Duration.Zero, Chance.Happens(0.85) ? Duration.FromSeconds(5) : Duration.FromHours(30));
        var notice = new PaymentNotice(charge.Offering, charge.Registration, PaymentId.Parse(World.Mutant.PaymentName($"{charge.Id}", telling)), charge.Amount, charge.At);
        if (!await UntilHeard("notice", host => host.Get<RegistrationDesk>().Receive(notice))) World.Break($"Nobody takes note of {charge.Id} for {charge.Registration}.");
        World.Conscience.Promised(charge.Offering, charge.Registration, $"payment {charge.Id}", state => state.Payments.Any(one => one.Id == charge.Id));
    }

    /// <summary>The payer's bank wants it back, and gets it or not. The end may be heard of first.</summary>
    private async Task Dispute()
    {
        await Wait(Duration.FromDays(1), Duration.FromDays(20));
        var (won, amount) = (Chance.Happens(0.5), charge.Amount);
        if (World.Bank.BackOf(charge.Id).IsPositive) return;
        if (!won) World.Bank.TakeBack(charge, amount);
        var begins = new DisputeNotice(charge.Offering, charge.Registration, charge.Id, $"dp_{charge.Id}", amount, "fraudulent");
        foreach (var notice in Chance.Happens(0.5) ? new[] { begins, begins with { Won = won } } : [begins with { Won = won }, begins, begins with { Won = won }])
            await UntilHeard("dispute", host => host.Get<PaymentNotices>().Receive(notice));
    }

    private async Task Forge()
    {
        var forged = new PaymentNotice(charge.Offering, RegistrationId.Parse($"F{charge.Registration.ToString()[1..]}"), PaymentId.Parse($"forged_{charge.Id}"), charge.Amount, charge.At);
        if (await Ask("forged notice", async host => (await host.Get<RegistrationDesk>().Receive(forged)) ? "taken" : "refused") == "taken") World.Break($"A forged notice was taken: {forged}.");
    }
}

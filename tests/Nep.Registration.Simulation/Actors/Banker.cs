using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Simulation.Ports;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>
/// What becomes of a payment at the provider later, wherever its money has been carried since: somebody gives a part back there, a refund does not
/// reach the payer, or the payer's bank takes whatever is left.
/// </summary>
internal sealed class Banker(World world, Charge charge) : Somebody(world, $"bank about {charge.Id}")
{
    protected override async Task Live()
    {
        if (!Chance.Happens(0.08)) return;
        await Wait(Duration.FromHours(1), Duration.FromDays(60));
        if (World.IsCalm) return;
        await (Chance.From(0, 3) switch
        {
            0 => GiveBack(),
            1 => ComeBack(),
            _ => Dispute(),
        });
    }

    private Money Left => charge.Amount - World.Bank.GoneOf(charge.Id);

    private async Task GiveBack()
    {
        var part = Money.Min(charge.Amount.Percent(25), Left);
        if (!part.IsPositive) return;
        World.Bank.TakeBack(charge, part);
        var notice = new RefundNotice(charge.Offering, charge.Registration, charge.Id, $"re_of_{charge.Id}", part, null, null);
        for (var times = Chance.From(1, 2); times > 0; times--) await Tell(host => host.Get<PaymentNotices>().Receive(notice));
    }

    private async Task ComeBack()
    {
        if (World.Bank.Return(charge.Id) is not var (order, reference)) return;
        var notice = new RefundNotice(order.Offering, order.Registration, order.Payment, reference, order.Amount, order.Number, "account closed");
        for (var times = Chance.From(1, 2); times > 0; times--) await Tell(host => host.Get<PaymentNotices>().Receive(notice));
    }

    private async Task Dispute()
    {
        var (won, amount) = (Chance.Happens(0.3), Left);
        if (!amount.IsPositive) return;
        if (!won) World.Bank.TakeBack(charge, amount);
        var begins = new DisputeNotice(charge.Offering, charge.Registration, charge.Id, $"dp_of_{charge.Id}", amount, "fraudulent");
        if (Chance.Happens(0.7)) await Tell(host => host.Get<PaymentNotices>().Receive(begins));
        await Wait(Duration.FromMinutes(1), Duration.FromDays(20));
        for (var times = Chance.From(1, 2); times > 0; times--) await Tell(host => host.Get<PaymentNotices>().Receive(begins with { Won = won }));
    }

    private async Task Tell(Func<Host, Task<bool>> tell)
    {
        if (!await UntilHeard("news of a payment", tell)) World.Break($"Nobody hears what became of {charge.Id}.");
    }
}

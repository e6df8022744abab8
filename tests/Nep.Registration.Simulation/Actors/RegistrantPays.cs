using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Ports;

namespace Nep.Registration.Simulation.Actors;

/// <summary>How a registrant pays, or does not.</summary>
internal sealed partial class Registrant
{
    /// <summary>Seats are held: they are paid for, or taken where they cost nothing, or left to run out.</summary>
    private async Task Settle(RegistrationId whose, RegistrationState state)
    {
        if (state.Scholarship is { Outcome: ScholarshipOutcome.Asked } && Chance.Happens(0.8))
        {
            await Wait(Duration.FromDays(1), Duration.FromDays(12));
            if (await Find(whose) is not { Status: RegistrationStatus.Held } decided) return;
            state = decided;
        }

        if (state.Offer is not null && !state.Balance.IsPositive) await Take(whose);
        else if (state.Offer is not null && state.Billing is not null && !await Take(whose)) return;
        else if (state.Billing is null) await PayByCard(whose);
        if (state.Billing is not null) await PayByBill(whose);
    }

    private async Task<bool> Take(RegistrationId whose) => Chance.Happens(0.8)
        && await Ask("accept", async host => await host.Get<RegistrationDesk>().AcceptOffer(await Offering(host), whose)) is Filed.Done;

    private async Task PayByCard(RegistrationId whose)
    {
        if (Chance.Happens(0.15)) return;
        await Wait(Duration.FromSeconds(10), Duration.FromMinutes(35));
        var opened = await Ask("checkout", async host => new Opened((await host.Get<RegistrationDesk>().StartCheckout(await Offering(host), whose, (_, _) => "A seat")).Page));
        if (opened?.Page is not { } page || Chance.Happens(0.1)) return;
        if (Chance.Happens(0.2)) await Wait(Duration.FromMinutes(1), Duration.FromMinutes(10));
        await Wait(Duration.FromSeconds(5), Duration.FromMinutes(Chance.Happens(0.7) ? 8 : 32));
        Charged(World.Bank.Pay(page));
        if (!Chance.Happens(0.07)) return;
        await Wait(Duration.FromSeconds(1), Duration.FromMinutes(5));
        Charged(World.Bank.Pay(page));
    }

    private void Charged(Charge? charge)
    {
        if (charge is not null) new Teller(World, charge).Begin();
    }

    /// <summary>A purchase order comes days later, and a check weeks later, for all of it, a part, or more.</summary>
    private async Task PayByBill(RegistrationId whose)
    {
        if (await Find(whose) is not { Billing: { } billing } state) return;
        if (World.ChanceOf($"card of {whose}").Happens(0.1)) await PayByCard(whose);
        if (billing.Method == PaymentMethod.PurchaseOrder && Chance.Happens(0.8))
        {
            await Wait(Duration.FromHours(1), Duration.FromDays(15));
            var order = new RegistrationCommand.ReceivePurchaseOrder($"PO-{number}", state.Quote.Total, "Westside");
            if (await Ask("order", async host => await host.Get<BillingDesk>().Receive(await Offering(host), whose, order, new Actor.Registrant())) is Filed.Done)
                World.Conscience.Promised(season.Id, whose, "the purchase order", one => one.PurchaseOrder is not null);
            else return;
        }

        if (Chance.Happens(0.25)) return;
        await Wait(Duration.FromDays(2), Duration.FromDays(40));
        await SendCheck(whose, 1, Chance.Of(1m, 1m, 1m, 0.5m, 1.2m));
        if (Chance.Happens(0.3)) await SendCheck(whose, 2, 0.5m);
    }

    private async Task SendCheck(RegistrationId whose, int which, decimal share)
    {
        if (await Find(whose) is not { } state || !state.Quote.Total.IsPositive) return;
        var amount = new Money((long)(state.Quote.Total.Cents * share));
        var check = new HandPayment(HandMethod.Check, $"{season.Year}{number}{which}{whose.ToString()[^2..]}", Season.Zone.DateAt(World.Now));
        var shares = (ValueList<CheckShare>)[new CheckShare(season.Id, whose, amount)];
        for (var i = 0; i < 5; i++)
        {
            var answer = await Ask("check", async host => new Recorded(await host.Get<CheckDesk>().Record(check, amount, shares, Organizer.Staff)));
            if (answer is { Why: null }) World.Conscience.Promised(season.Id, whose, $"check {check.Number}", one => one.Payments.Any(payment => payment.Id == check.Id && payment.Amount == amount));
            if (answer is not null) return;
        }
    }

    private sealed record Opened(Uri? Page);

    private sealed record Recorded(Refusal? Why);
}

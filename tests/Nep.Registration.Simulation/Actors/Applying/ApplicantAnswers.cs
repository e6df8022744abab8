using Nep.Registration.App.Admissions;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Simulation.Actors.Applying;

/// <summary>What an applicant does with what was decided.</summary>
internal sealed partial class Applicant
{
    private int checks;

    private async Task Follow()
    {
        while (World.Now < season.Over)
        {
            await Wait(Duration.FromHours(3), Duration.FromDays(4));
            if (await Look() is not { } state) continue;
            switch (state.Status)
            {
                case ApplicationStatus.Draft or ApplicationStatus.Closed when World.Now < season.Starts:
                    await Finish();
                    break;
                case ApplicationStatus.Submitted or ApplicationStatus.Alternate or ApplicationStatus.Deferred:
                    if (Chance.Happens(0.02)) await Withdraw();
                    break;
                case ApplicationStatus.Offered:
                    await Answer(state.Offer!);
                    break;
                case ApplicationStatus.Accepted:
                    if (Chance.Happens(0.1)) await Withdraw();
                    break;
                case ApplicationStatus.DepositDue:
                    await PayDeposit(state.DepositUntil!.Value);
                    break;
                case ApplicationStatus.Enrolled:
                    await TakePart();
                    return;
                default:
                    return;
            }
        }
    }

    /// <summary>At once, some days later, at the last moment, or never.</summary>
    private async Task Answer(PlaceOffer offer)
    {
        if (offer.Until <= World.Now) return;
        if (Chance.Happens(0.15)) await Until(offer.Until + Duration.FromHours(1));
        else if (Chance.Happens(0.1)) await Until(offer.Until - Duration.FromMilliseconds(Chance.From(-5, 20)));
        else await Until(World.Now + Chance.Between(Duration.Zero, offer.Until - World.Now));
        if (Chance.Happens(0.8))
        {
            if (await Do("accept", new AcceptPlace()) is ApplicationFiled.Done { State.Offer.Taken: { } taken })
                World.Conscience.Promised(season.Id, id, "that the place was accepted", one => one.Offer?.Taken == taken);
        }
        else if (Chance.Happens(0.7))
        {
            if (await Do("turn down", new DeclinePlace("")) is ApplicationFiled.Done)
                World.Conscience.Promised(season.Id, id, "that the place was turned down", one => one.Status == ApplicationStatus.TurnedDown);
        }
        else await Withdraw();
    }

    private async Task PayDeposit(Instant until)
    {
        if (Chance.Happens(0.1)) await Withdraw();
        if (Chance.Happens(0.2)) await Until(until + Duration.FromHours(1));
        else
        {
            await Until(World.Now + Chance.Between(Duration.Zero, Duration.Max(until - World.Now, Duration.FromHours(1))));
            await Pay();
        }
    }

    private Task Pay() => new Mover(World, season, id.Registration).Pay();

    /// <summary>Whoever is enrolled pays the parts by card or check as they come due, or not, and may cancel.</summary>
    private async Task TakePart()
    {
        var faithful = Chance.Happens(0.75);
        while (World.Now < season.Over)
        {
            await Wait(Duration.FromDays(2), Duration.FromDays(16));
            if (await Registration() is not { } state) continue;
            if (state.Status != RegistrationStatus.Confirmed) return;
            if (Chance.Happens(0.03))
            {
                await Cancel();
                continue;
            }

            if (!faithful || state.Parts is null || !state.Balance.IsPositive) continue;
            if (Chance.Happens(0.7)) await Pay();
            else await SendCheck(state);
        }
    }

    private async Task Cancel()
    {
        if (await Ask("cancel", async host => await host.Get<RegistrationDesk>().Cancel(await Offering(host), id.Registration, EndKind.ByRegistrant, "", new Actor.Registrant())) is Filed.Done { State.Status: RegistrationStatus.Cancelled })
            World.Conscience.Promised(season.Id, id.Registration, "the cancellation", state => !state.IsOpen);
    }

    private async Task SendCheck(RegistrationState state)
    {
        var amount = Chance.Happens(0.7) ? state.Parts!.Next(Season.Zone.DateAt(World.Now), state.Paid - state.Refunded) : state.Balance;
        var check = new HandPayment(HandMethod.Check, $"9{season.Year}{number:000}{++checks:000}", Season.Zone.DateAt(World.Now));
        var shares = (ValueList<CheckShare>)[new CheckShare(season.Id, id.Registration, amount)];
        var told = await Ask("check", async host => new Told(await host.Get<CheckDesk>().Record(check, amount, shares, Organizer.Staff)));
        if (told is { Why: null }) World.Conscience.Promised(season.Id, id.Registration, $"check {check.Number}", one => one.Payments.Any(payment => payment.Id == check.Id && payment.Amount == amount));
    }

    private Task<RegistrationState?> Registration() =>
        Ask("find", async host => await host.Get<RegistrationDesk>().Find(season.Id, id.Registration) is var (_, state) ? state : null);
}

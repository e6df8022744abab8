using System.Globalization;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Town;
using Attendee = Nep.Registration.Domain.Registrations.Person;

namespace Nep.Registration.Simulation.Actors;

/// <summary>
/// Someone who registers, alone or for a group: pays at once, late, twice or never; waits for a seat and takes it or not; changes plans.
/// </summary>
internal sealed partial class Registrant(World world, Season season, Season? other, int number) : Somebody(world, $"registrant {number} of {season.Id}")
{
    private readonly RegistrationId id = RegistrationId.Parse(((season.Year * 1000) + number).ToString("D16", CultureInfo.InvariantCulture));

    protected override async Task Live()
    {
        await Until(Chance.Happens(0.4) ? season.Opens + Chance.Between(Duration.Zero, Duration.FromMinutes(2)) : season.Opens + Chance.Between(Duration.Zero, season.Closes - season.Opens));
        var (form, whenFull) = (Form(), Chance.Of(WhenFull.Ask, WhenFull.Wait, WhenFull.Wait, WhenFull.Split));
        if (await Ask("place", host => host.Get<RegistrationDesk>().Place(season.Id, id, form, null, whenFull)) is not Filed.Done(var state)) return;
        World.Conscience.Promised(season.Id, id, "the registration", _ => true);
        if (state.Rest is { } rest) World.Conscience.Promised(season.Id, rest, "the registration of the rest", _ => true);
        if (state.Rest is { } waiting) _ = WaitForSeats(waiting);
        if (state.Status == RegistrationStatus.Waiting) await WaitForSeats(id);
        else if (state.Status == RegistrationStatus.Held) await Settle(id, state);
        if (await Find(id) is { IsOpen: true } && Chance.Happens(0.35)) await ChangePlans();
    }

    private static Attendee Of(int person) => new($"Person {person}", EmailAddress.Parse($"person{person}@west.example"));

    private Attendee SomeoneElse() => Of((season.Year * 1000) + (number * 10) + Chance.From(500, 900));

    private RegistrationForm Form()
    {
        var people = Math.Max(season.Details.Entry.FewestTogether, Chance.Happens(0.6) ? 1 : Chance.From(2, 4));
        var choice = World.ChanceOf($"choice of {Name}");
        var first = (season.Year * 1000) + (number * 10);
        var comes = Chance.Happens(0.7);
        var entrants = Enumerable.Range(0, people).Select(i => new Entrant(i > 0 && Chance.Happens(0.2) ? Attendee.Unnamed : Of(first + i + (comes ? 0 : 1)), [], season.Details.Prices.Scale is not null ? choice.Of((Money?)null, Money.Usd(495), Money.Usd(700)) : null));
        var billing = season.Details.Payments is not null && Chance.Happens(0.4) ? new Billing(Chance.Of(PaymentMethod.PurchaseOrder, PaymentMethod.PurchaseOrder, PaymentMethod.Check), "1 Main Street\nOakland") : null;
        return new RegistrationForm(
            new Registrar(Of(first).Name, Of(first).Email, "Westside", Chance.Of("en", "es")), [.. entrants], Chance.Of("", "", "", "FREE", "HALF", "half "), season.Details.TermsVersion)
        {
            Billing = billing,
            Scholarship = season.Details.Scholarships is not null && Chance.Happens(0.3) ? new ScholarshipRequest("Cuts", Money.Usd(100)) : null,
        };
    }

    private async Task<RegistrationState?> Find(RegistrationId whose) =>
        (await Ask("find", async host => (await host.Get<RegistrationDesk>().Find(season.Id, whose) is var (_, state)) ? state : null));

    /// <summary>The offering as a process knows it.</summary>
    private async Task<Offering> Offering(Host host) => (await host.Get<OfferingShelf>().Find(season.Id))!;

    /// <summary>Looks now and then whether seats were offered, and takes them, lets them go, or gives up waiting.</summary>
    private async Task WaitForSeats(RegistrationId whose)
    {
        while (World.Now < season.Over)
        {
            await Wait(Duration.FromMinutes(20), Duration.FromHours(40));
            if (await Find(whose) is not { } state) continue;
            if (state.Status is not (RegistrationStatus.Waiting or RegistrationStatus.Held)) return;
            if (state.Status == RegistrationStatus.Held)
            {
                await Settle(whose, state);
                return;
            }

            if (Chance.Happens(0.03)) await Cancel(whose);
        }
    }
}

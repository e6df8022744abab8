using Nep.Registration.App.Admissions;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Scheduling;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>
/// The member of staff who looks after an offering day by day: scholarships, purchase orders, mail in doubt, money that came twice, refunds by check,
/// the waiting list.
/// </summary>
internal sealed class Clerk(World world, Season season, Season? other) : Somebody(world, $"clerk of {season.Id}")
{
    /// <summary>For what came to be done later, so that it changes nothing of the rest.</summary>
    private readonly Chance more = world.ChanceOf($"more of the clerk of {season.Id}");

    private IEnumerable<RegistrationState> All => [.. World.Inspector.Of(season.Id).Registrations.Values.Select(file => file.State).OrderBy(state => $"{state.Id}", StringComparer.Ordinal)];

    protected override async Task Live()
    {
        await Until(season.Opens + Duration.FromHours(6));
        while (World.Now < season.Over)
        {
            foreach (var state in All) await LookAt(state);
            await SettleMail();
            await Wait(Duration.FromDays(World.Now < season.Starts ? 2 : 6), Duration.FromDays(World.Now < season.Starts ? 6 : 20));
        }
    }

    private async Task LookAt(RegistrationState state)
    {
        if (state is { Status: RegistrationStatus.Held, Scholarship.Outcome: ScholarshipOutcome.Asked } && Chance.Happens(0.7)) await Decide(state);
        if (state is { Status: RegistrationStatus.Confirmed, Balance.Cents: < 0 } && Chance.Happens(0.6))
            await Ask("return overpayment", async host => await host.Get<RegistrationDesk>().ReturnOverpayment((await Offering(host))!, state.Id, Organizer.Staff));
        foreach (var refund in state.RefundsToSend().Where(_ => Chance.Happens(0.7)))
            await Ask("send refund", async host => new Told(await host.Get<BillingDesk>().RecordRefundSent((await Offering(host))!, state, refund.Number, $"check {refund.Number}", Organizer.Staff)));
        await PutRight(state);
        if (state.Status == RegistrationStatus.Waiting && Chance.Happens(0.05)) await Promote(state);
        if (state.IsOpen && Chance.Happens(0.01)) await Cancel(state);
        if (other is not null && state.Status == RegistrationStatus.Confirmed && Chance.Happens(0.015)) await Move(state, other);
    }

    /// <summary>What no provider and no plan does: refunds that failed are sent by check, a check bounces, a name is mended, one seat is given up, a sponsor pays.</summary>
    private async Task PutRight(RegistrationState state)
    {
        foreach (var refund in state.Refunds.Where(one => one is { Outcome: RefundState.Failed, IsPromised: true } && more.Happens(0.5)))
            await Ask("send refund otherwise", async host => new Told(await host.Get<BillingDesk>().RecordRefundSent((await Offering(host))!, state, refund.Number, $"check {refund.Number}", Organizer.Staff)));
        foreach (var payment in state.Payments.Where(one => one.ByHand is not null && more.Happens(0.02)))
            await Ask("check returned", async host => await host.Get<BillingDesk>().RecordCheckReturned((await Offering(host))!, state.Id, payment.Id, "no funds", Organizer.Staff));
        if (state is { HasSeats: true, Participants.Count: > 1 } && more.Happens(0.01)) await CancelSeat(state, state.Participants[more.From(0, state.Participants.Count - 1)].Number);
        if (state is { IsOpen: true } && more.Happens(0.02) && state.Named().FirstOrDefault() is { } named)
            await Ask("mend name", async host => await host.Get<RegistrationDesk>().ChangePerson((await Offering(host))!, state.Id, named.Number, named.Person with { Name = named.Person.Name + "'" }, [], Organizer.Staff, overrides: true));
        if (state is { HasSeats: true, Parts: not null, Balance.IsPositive: true } && more.Happens(0.02))
            await Ask("sponsor", async host => await host.Get<BillingDesk>().NameSponsor((await Offering(host))!, state.Id, new Sponsor("The state", state.Registrar.Email, "1 Capitol Mall"), "agreed", Organizer.Staff));
    }

    private Task<Filed?> CancelSeat(RegistrationState state, ParticipantNumber number) => Ask("cancel seat", async host => await host.Get<RegistrationDesk>().CancelSeats(
        (await Offering(host))!, state.Id, [number], EndKind.ByStaff, "asked by telephone", Organizer.Staff, more.Of((Money?)null, Money.Zero, Money.Usd(100))));

    private async Task Decide(RegistrationState state)
    {
        ScholarshipGrant? grant = Chance.Of<ScholarshipGrant?>(null, new ScholarshipGrant.Whole(), new ScholarshipGrant.PercentOff(50), new ScholarshipGrant.AmountOff(Money.Usd(100)));
        if (await Ask("decide", async host => await host.Get<RegistrationDesk>().DecideScholarship((await Offering(host))!, state.Id, grant, "as agreed", Organizer.Staff)) is Filed.Done)
            World.Conscience.Promised(season.Id, state.Id, "the scholarship's decision", one => one.Scholarship is { Decided: not null } decided && decided.Grant == grant);
    }

    private async Task Promote(RegistrationState state)
    {
        var desk = (Host host) => host.Get<App.WaitingLists.WaitingListDesk>();
        if (Chance.Happens(0.5)) await Ask("offer out of order", async host => await desk(host).OfferOutOfOrder((await Offering(host))!, state.Id, "the superintendent asked", Organizer.Staff));
        else await Ask("set aside", async host => await desk(host).SetAside((await Offering(host))!, state.Id, "cannot come now", state.Waiting!.SetAside is not null, Organizer.Staff));
    }

    private Task<Filed?> Move(RegistrationState state, Season to) => Ask("move", async host =>
        await host.Get<OfferingShelf>().Find(to.Id) is { } target
            ? await host.Get<RegistrationDesk>().Transfer((await Offering(host))!, state.Id, target, TransferKind.ByStaff, Chance.Of(Money.Zero, Money.Usd(50)), "asked by telephone", Organizer.Staff)
            : null);

    private async Task Cancel(RegistrationState state)
    {
        var refund = Chance.Of((Money?)null, Money.Zero, Money.Usd(100));
        if (await Ask("cancel", async host => await host.Get<RegistrationDesk>().Cancel((await Offering(host))!, state.Id, EndKind.ByStaff, "asked by telephone", Organizer.Staff, refund)) is Filed.Done { State.Status: RegistrationStatus.Cancelled })
            World.Conscience.Promised(season.Id, state.Id, "the cancellation by staff", one => !one.IsOpen || one.Payments.Any(payment => payment.At >= one.Ended));
    }

    /// <summary>Looks at the mailbox of whoever should have had it: what arrived is said to have arrived; anything else goes once more, or is let go.</summary>
    private async Task SettleMail()
    {
        var troubles = World.Inspector.Of(season.Id).Mail.Values.Where(MailSettling.IsTrouble).OrderBy(mail => $"{mail.Letter.Key}", StringComparer.Ordinal).ToList();
        foreach (var mail in troubles.Where(one => World.Now - one.At > Duration.FromHours(1)))
        {
            var (key, application) = (mail.Letter.Key, ApplicationId.Parse($"{mail.Letter.Registration}"));
            var settlement = World.Post.Has(key) ? MailSettlement.Arrived : IsCalledFor(mail.Letter) && Chance.Happens(0.5) ? MailSettlement.Again : MailSettlement.LetGo;
            await Ask($"settle mail {settlement}", async host => new Told(mail.Letter.Kind.IsAboutApplying()
                ? await host.Get<ApplicationFiling>().SettleMail((await Offering(host))!, application, key, settlement, "asked the reader", Organizer.Staff)
                : await host.Get<RegistrationFiling>().SettleMail((await Offering(host))!, mail.Letter.Registration, key, settlement, "asked the reader", Organizer.Staff)));
        }
    }

    /// <summary>Nobody sends a letter again whose time is over.</summary>
    private bool IsCalledFor(Letter letter)
    {
        if (World.Inspector.Of(season.Id) is not { Offering: { } offering } ledger) return false;
        var steps = letter.Kind.IsAboutApplying()
            ? ApplicationPlan.Steps(offering, ledger.Admission.Applications[ApplicationId.Parse($"{letter.Registration}")].State, [])
            : RegistrationPlan.Steps(offering, ledger.Registrations[letter.Registration].State, []);
        return steps.Any(step => step.Act is Act.SendLetter(var planned) && planned == letter && !step.IsStaleAt(World.Now + Duration.FromHours(1)));
    }

    private async Task<Domain.Offerings.Offering?> Offering(Host host) => await host.Get<OfferingShelf>().Find(season.Id);
}

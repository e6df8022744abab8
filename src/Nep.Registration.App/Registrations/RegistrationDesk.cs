using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;

namespace Nep.Registration.App.Registrations;

/// <summary>Where people register, pay, change and cancel.</summary>
public sealed class RegistrationDesk(
    ITableStore store, OfferingShelf shelf, SeatMap seats, RegistrationFiling filing, IPayments payments, SiteLinks links, Clock clock)
{
    private readonly LineReading lines = new(store, clock);

    /// <summary>
    /// Places a registration: takes seats, freezes the price, and confirms at once when nothing is to be paid. The same form again makes
    /// nothing new.
    /// </summary>
    /// <param name="id">Made from the form, so that a form makes one registration however often it is sent.</param>
    /// <param name="shown">The total that the registrant last saw.</param>
    /// <param name="whenFull">What the registrant chose for the case that there are not enough seats.</param>
    /// <param name="by">Who sends the form; null for the registrant.</param>
    public async Task<Filed> Place(
        OfferingId offering, RegistrationId id, RegistrationForm form, Money? shown, WhenFull whenFull = WhenFull.Ask, Actor? by = null,
        CancellationToken cancel = default)
    {
        if (await shelf.Find(offering, cancel) is not { } found) return new Filed.Refused(new OfferingNotFound());
        return await filing.Handle(found, id, Making, by ?? new Actor.Registrant(), cancel);

        async ValueTask<RegistrationCommand> Making(RegistrationState? state, Sale sale, CancellationToken token) => state is not null
            ? new PlaceRegistration(id, form, [], null, shown)
            : new PlaceRegistration(
                id, form, await seats.Lend(found, found.Details.Entry.PlacesFor(form.Entrants.Count), token, form.Code, sale == Sale.Closed),
                await FreeUse(found, form.Code, token), shown)
            {
                SomeoneWaits = sale == Sale.Closed,
                WhenFull = whenFull,
                Waiting = sale == Sale.Closed && whenFull != WhenFull.Ask ? (await lines.Waiters(offering, token)).Count : 0,
                Rest = SplitId.Of(id),
            };
    }

    /// <summary>The price that a form would have now, or why it has none.</summary>
    public Priced Quote(Offering offering, RegistrationForm form) =>
        Pricing.Quote(offering, form, clock.Now);

    public async Task<(Offering Offering, RegistrationState State)?> Find(OfferingId offering, RegistrationId id, CancellationToken cancel = default) =>
        await shelf.Find(offering, cancel) is { } found
        && await store.Read<RegistrationFile>(offering.ToString(), Keys.Registration(id), cancel) is { } file
            ? (found, file.State)
            : null;

    /// <summary>The registration that an address names; null when it names none.</summary>
    public async Task<(Offering Offering, RegistrationState State)?> Find(string? offering, string? registration, CancellationToken cancel = default) =>
        OfferingId.TryParse(offering, out var parent) && RegistrationId.TryParse(registration, out var id) ? await Find(parent, id, cancel) : null;

    /// <summary>Opens the payment page and says where it is. Another amount, since someone left or a scholarship was granted, is another page.</summary>
    public async Task<(Filed Outcome, Uri? Page)> StartCheckout(
        Offering offering, RegistrationId id, Func<QuoteLine, RegistrationState, string> describe, CancellationToken cancel = default)
    {
        var outcome = await filing.Handle(offering, id, new OpenCheckout(), new Actor.Registrant(), cancel);
        if (outcome is not Filed.Done(var state)) return (outcome, null);
        var expires = CheckoutEnds(state, clock.Now);
        var toPay = ToPay(offering, state);
        var order = new CheckoutOrder(
            $"checkout-{id}-{expires.ToUnixTimeSeconds()}-{toPay.Cents}", offering.Id, id, toPay,
            [.. Lines(state, toPay).Select(line => new CheckoutLine(describe(line, state), line.Amount))], state.Registrar.Email,
            expires, links.Manage(offering.Id, id), links.Manage(offering.Id, id));
        return (outcome, (await payments.StartCheckout(order, cancel)).Page);
    }

    /// <summary>Everything that is left; of a price in parts, what is due, or the next part.</summary>
    private Money ToPay(Offering offering, RegistrationState state) =>
        state.Parts?.Next(offering.Zone.DateAt(clock.Now), state.Paid - state.Refunded) ?? state.Balance;

    private static IEnumerable<QuoteLine> Lines(RegistrationState state, Money toPay) =>
        state.Parts is null ? state.Quote.Lines : [new QuoteLine(QuoteLine.Everyone, new PriceRule.Part(), toPay)];

    /// <summary>
    /// With the hold; but seats that are held for weeks, or are theirs and not paid, have a payment page for an hour or two at a time. It is the
    /// same page within the hour, and another one after a payment.
    /// </summary>
    private static Instant CheckoutEnds(RegistrationState state, Instant now)
    {
        if (state is { Billing: null, Scholarship: null, Parts: null, Status: RegistrationStatus.Held }) return state.HeldUntil;
        var hour = 2 + (now.ToUnixTimeSeconds() / 3600);
        return Instant.FromUnixTimeSeconds((hour * 3600) + state.Payments.Count);
    }

    /// <summary>
    /// Takes a provider's notice that money came, any number of times, in any order. Paid after the hold ran out, the seats are given again if
    /// they are free and nobody waits for them; otherwise the money goes back in full.
    /// </summary>
    /// <returns>False when the registration is unknown: the provider will say it again.</returns>
    public async Task<bool> Receive(PaymentNotice notice, CancellationToken cancel = default)
    {
        if (await shelf.Find(notice.Offering, cancel) is not { } offering) return false;
        var outcome = await filing.Handle(offering, notice.Registration, Making, new Actor.Provider("payments"), cancel);
        return outcome is Filed.Done;

        async ValueTask<RegistrationCommand> Making(RegistrationState? state, Sale sale, CancellationToken token) =>
            new RecordPayment(notice.Payment, notice.Amount, sale == Sale.Closed ? [] : await LateSeats(offering, state, notice.Payment, token));
    }

    /// <summary>Free seats for money that comes after the hold ran out; none when they are not needed.</summary>
    internal async ValueTask<ValueList<SeatNumber>> LateSeats(Offering offering, RegistrationState? state, PaymentId payment, CancellationToken cancel) =>
        state is { Status: RegistrationStatus.Expired } && offering.Status == OfferingStatus.Published && state.Payments.All(known => known.Id != payment)
            ? await seats.Lend(offering, offering.Details.Entry.PlacesFor(state.Participants.Count), cancel, state.Code?.Code ?? "")
            : [];

    public Task<Filed> Cancel(Offering offering, RegistrationId id, EndKind kind, string reason, Actor by, Money? refund = null, CancellationToken cancel = default) =>
        filing.Handle(offering, id, new CancelRegistration(kind, reason, refund), by, cancel);

    /// <summary>Orders a registration to be moved to another offering; the plan carries it out at once, and again after a crash.</summary>
    /// <param name="said">What a registrant says to what only the other offering asks, and the version of its terms that they agreed to.</param>
    public Task<Filed> Transfer(
        Offering from, RegistrationId id, Offering to, TransferKind kind, Money fee, string reason, Actor by,
        (ValueList<PersonAnswers> Answers, string Terms)? said = null, CancellationToken cancel = default)
    {
        var order = new TransferOrder(
            0, to.Id, Following.TransferSteps.IdOf(to.Id, id), to.Details.Title, kind, fee, said?.Terms ?? to.Details.TermsVersion, reason.Trim(), clock.Now)
        {
            Answers = said?.Answers is { Count: > 0 } answers ? answers : null,
        };
        return filing.Handle(from, id, new OrderTransfer(order, to), by, cancel);
    }

    /// <param name="grant">What is granted; null to decline.</param>
    public Task<Filed> DecideScholarship(
        Offering offering, RegistrationId id, ScholarshipGrant? grant, string reason, Actor by, CancellationToken cancel = default) =>
        filing.Handle(offering, id, new DecideScholarship(grant, reason), by, cancel);

    /// <summary>Gives up the seats of some people; the others keep theirs.</summary>
    public Task<Filed> CancelSeats(
        Offering offering, RegistrationId id, ValueList<ParticipantNumber> numbers, EndKind kind, string reason, Actor by, Money? refund = null,
        CancellationToken cancel = default) =>
        filing.Handle(offering, id, new CancelSeats(numbers, kind, reason, refund), by, cancel);

    /// <summary>Takes the seats that were offered, where there is nothing to pay.</summary>
    public Task<Filed> AcceptOffer(Offering offering, RegistrationId id, CancellationToken cancel = default) =>
        filing.Handle(offering, id, new AcceptOffer(), new Actor.Registrant(), cancel);

    /// <summary>Gives back what was paid above the price; the seats stay.</summary>
    public Task<Filed> ReturnOverpayment(Offering offering, RegistrationId id, Actor by, CancellationToken cancel = default) =>
        filing.Handle(offering, id, new ReturnOverpayment(), by, cancel);

    public Task<Filed> ChangePerson(
        Offering offering, RegistrationId id, ParticipantNumber number, Person person, ValueList<Answer> answers, Actor by, bool overrides = false,
        CancellationToken cancel = default) =>
        filing.Handle(offering, id, new ChangePerson(number, person, overrides) { Answers = answers }, by, cancel);

    /// <summary>Mails a participant the link to the record of all their hours.</summary>
    public Task<Filed> AskForRecord(Offering offering, RegistrationId id, ParticipantNumber number, CancellationToken cancel = default) =>
        filing.Handle(offering, id, new AskForRecord(number), new Actor.Registrant(), cancel);

    /// <summary>What happens next for one registration, letters and all.</summary>
    public async Task<ValueList<Foreseen>> Forecast(Offering offering, RegistrationId id, CancellationToken cancel = default)
    {
        if (await RegistrationRecord.Load(store, offering.Id, id, cancel) is not { } record) return [];
        var cohort = await store.Read<CohortFile>(offering.Id.ToString(), Keys.Cohort, cancel);
        return Domain.Cohorts.Forecast.For(
            offering, cohort?.Cohort ?? Cohort.New, record.State, [.. record.Ledger.Select(row => row.Mail)], clock.Now);
    }

    /// <summary>The lowest free use of a code, or null when it is used up or unknown.</summary>
    private async ValueTask<CodeUse?> FreeUse(Offering offering, string typed, CancellationToken cancel)
    {
        var text = PriceCode.Normalize(typed);
        if (offering.Details.Prices.Codes.FirstOrDefault(code => code.Code == text) is not { } code) return null;
        var use = 1;
        await foreach (var key in store.AllKeys(offering.Id.ToString(), Keys.Codes(text), cancel))
        {
            if (Keys.CodeUseOf(key) != use) break;
            use++;
        }

        return use <= code.Uses ? new CodeUse(text, use) : null;
    }
}

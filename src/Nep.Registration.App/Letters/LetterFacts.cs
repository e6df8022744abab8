using Nep.Registration.App.Language;
using Nep.Registration.App.Links;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Letters;

/// <summary>Reads a letter's figures out of the facts, each for whom it is meant.</summary>
internal sealed class LetterFacts(SiteLinks links, Words words, Offering offering, RegistrationState state, Letter letter)
{
    private readonly Participant? participant = letter.To is { } number ? state.Anyone(number) : null;

    /// <summary>The registrar, or a participant at the registrar's address: one mail serves both.</summary>
    public bool ReaderIsRegistrar => participant is null || participant.Person.Email == state.Registrar.Email;

    /// <summary>Only people with a seat learn the links to join.</summary>
    private bool ReaderHasSeat => participant?.Seat is not null && state.Status == RegistrationStatus.Confirmed;

    /// <summary>What was paid for the seats: money that came too late and went straight back is not part of it.</summary>
    private Money Paid => state.Refunds.Where(refund => refund.Reason == RefundReason.TooLate).Aggregate(state.Paid, (paid, late) => paid - late.Amount);

    public LetterFigures Gather() => new BillingFigures(links, words, offering, state, letter).Put(Kind(Meetings(new LetterFigures
    {
        Name = letter.NameIn(state),
        Title = Own(offering.Details.Title),
        Registrar = state.Registrar.Name,
        Contact = offering.Details.Contact.ToString(),
        OfferingLink = links.Offering(offering.Id).AbsoluteUri,
        FirstDay = words.Date(offering.FirstDay),
        ManageLink = ReaderIsRegistrar ? links.Manage(offering.Id, state.Id).AbsoluteUri : "",
        People = ReaderIsRegistrar ? [.. state.Participants.Select(one => one.Person.IsNamed ? one.Person.Name : words["letter.nameToFollow"])] : [],
        Seats = ReaderIsRegistrar && state.Participants.Count(one => !one.Person.IsNamed) is > 0 and var open ? words.Count("letter.seats", open) : "",
        TicketLink = ReaderHasSeat ? Ticket() : "",
        Paid = ReaderIsRegistrar && Paid.IsPositive ? words.Money(Paid) : "",
        Free = ReaderIsRegistrar && state.Quote.Total.IsZero,
    })));

    private LetterFigures Meetings(LetterFigures figures)
    {
        var places = offering.HeldSessions.Select(session => session.Place).Distinct().ToList();
        var one = places.Count == 1;
        return figures with
        {
            Sessions = [.. offering.HeldSessions.Select(session => Meeting(session, one))],
            Online = places.Any(place => place is Place.Online),
            InPerson = places.Any(place => place is Place.Venue),
            Place = one && places[0] is Place.Venue ? WordsOf(places[0]) : "",
            JoinLink = one ? Join(places[0]) : "",
        };
    }

    private SessionFigures Meeting(Session session, bool onePlace) => new(
        words.Meeting(session, offering.Zone), OwnTitle(session), onePlace ? "" : WordsOf(session.Place), onePlace ? "" : Join(session.Place));

    private LetterFigures Kind(LetterFigures figures) => letter.Kind switch
    {
        LetterKind.Confirmation => figures with { NextMail = NextMail(), JoinBefore = JoinBefore() },
        LetterKind.ScheduleChanged => figures with { JoinBefore = JoinBefore(), Cancelled = Cancelled() },
        LetterKind.Cancellation => figures with
        {
            Refund = RefundOfAll(),
            NoRefund = ReaderIsRegistrar && Paid.IsPositive && RefundOfAll().Length == 0,
            Policy = state.Policy.Name,
            Billed = ReaderIsRegistrar && state.Invoice is not null,
        },
        LetterKind.SeatsCancelled => SeatsCancelled(figures),
        LetterKind.Transferred => figures with
        {
            Target = state.Transfer?.Title ?? "",
            Refund = SumOf(refund => refund.Reason == RefundReason.Difference),
            Reason = state.Transfer?.Kind == TransferKind.WithOffering ? Own(offering.CancelReason ?? "") : "",
        },
        LetterKind.TransferRefused => figures with { Target = state.Transfer?.Title ?? "" },
        LetterKind.ScholarshipAsked => figures with { Until = words.At(state.Scholarship?.DecideBy ?? state.HeldUntil, offering.Zone) },
        LetterKind.ScholarshipGranted or LetterKind.ScholarshipDeclined => figures with
        {
            Until = state.Balance.IsPositive ? words.At(state.HeldUntil, offering.Zone) : "",
            Grant = GrantOf(state.Quote),
            ToPay = state.Balance.IsPositive ? words.Money(state.Balance) : "",
        },
        LetterKind.OfferingCancelled => figures with { Refund = RefundOfAll(), Reason = Own(offering.CancelReason ?? "") },
        LetterKind.PaidTooLate or LetterKind.RefundMade => figures with { Refund = RefundOfThis() },
        LetterKind.Reminder => figures with { Days = Days(), JoinBefore = JoinBefore() },
        LetterKind.SessionReminder or LetterKind.SessionFollowUp => OneSession(figures),
        LetterKind.RegistrationCloses => figures with { Closes = words.At(offering.Zone.At(offering.Details.Closes), offering.Zone) },
        LetterKind.HoldEnds => figures with
        {
            HeldUntil = words.At(state.HeldUntil, offering.Zone),
            ToPay = state.Balance.IsPositive ? words.Money(state.Balance) : "",
        },
        LetterKind.Survey or LetterKind.ListNews => figures with { UnsubscribeLink = links.Unsubscribe(ReaderId.Of(letter.AddressIn(state))).AbsoluteUri },
        LetterKind.Waitlisted => figures with { Split = state.SplitFrom is null ? "" : state.SplitFrom.Value.Short },
        LetterKind.SeatOffered or LetterKind.OfferReminder when state.Offer is { } offer => figures with
        {
            OfferUntil = words.At(offer.Until, offering.Zone),
            OnBill = state is { Billing: not null, Balance.IsPositive: true },
            ToPay = ReaderIsRegistrar && state is { Billing: null, Balance.IsPositive: true } ? words.Money(state.Balance) : "",
        },
        LetterKind.Certificate when participant?.Certificate is { } certificate => figures with
        {
            Hours = words.Hours(certificate.Minutes),
            CertificateLink = Ticket("/certificate"),
            VerifyLink = links.Verify(offering.Id, certificate.Code).AbsoluteUri,
            Corrected = certificate.Issue > 1,
        },
        LetterKind.LearningRecord => figures with { RecordLink = links.Record(ReaderId.Of(letter.AddressIn(state))).AbsoluteUri },
        LetterKind.AttendanceLetter when participant?.Attended is { } attended => figures with
        {
            Hours = words.Hours(attended.Minutes),
            AllHours = words.Hours(attended.AllMinutes),
            LeftOn = Departures.LeftAt(state, participant) is { } left ? words.Date(offering.Zone.DateAt(left)) : "",
            AttendanceLink = attended.Minutes > 0 ? Ticket("/attendance") : "",
            Corrected = participant.Certificate is not null,
        },
        _ => figures,
    };

    private LetterFigures OneSession(LetterFigures figures)
    {
        var session = LetterAnchor.SessionOf(offering, letter) ?? offering.HeldSessions[0];
        return figures with { When = words.Meeting(session, offering.Zone), SessionTitle = OwnTitle(session), Place = session.Place is Place.Venue ? WordsOf(session.Place) : "", JoinLink = Join(session.Place) };
    }

    private string GrantOf(Quote quote) =>
        -quote.Lines.Where(line => line.Rule is PriceRule.Scholarship).Select(line => line.Amount).Total(quote.Total.Currency) is { IsPositive: true } grant ? words.Money(grant) : "";

    private LetterFigures SeatsCancelled(LetterFigures figures)
    {
        var left = (state.Leavers ?? []).Where(one => $"{one.Left!.Value.ToUnixTimeSeconds()}" == letter.Anchor).ToList();
        var back = SumOf(refund => refund.Reason is RefundReason.Cancelled or RefundReason.Decided && $"{refund.At.ToUnixTimeSeconds()}" == letter.Anchor);
        return figures with
        {
            Left = [.. left.Select(one => one.Person.IsNamed ? one.Person.Name : words["letter.nameToFollow"])],
            Refund = back,
            NoRefund = Paid.IsPositive && back.Length == 0,
            Policy = state.Policy.Name,
        };
    }

    /// <summary>The first reminder that this registration will still get.</summary>
    private string NextMail()
    {
        var next = Reminders.InForce(offering).FirstOrDefault(reminder => Reminders.Reaches(reminder, state.Confirmed ?? state.Placed));
        return next is null ? "" : words.Date(offering.Zone.DateAt(next.Due));
    }

    private string JoinBefore() =>
        offering.Details.Reminders.Select(MinutesBeforeOnline).OfType<int>().Select(minutes => words.Hours(minutes)).FirstOrDefault() ?? "";

    private static int? MinutesBeforeOnline(ReminderRule rule) => rule is ReminderRule.BeforeEachOnlineSession(_, var minutes) ? minutes
        : rule is ReminderRule.MinutesFromEachSession { Side: SessionSide.Before, Places: not SessionPlaces.InPerson } before ? before.Minutes
        : null;

    private string Days()
    {
        var rule = LetterAnchor.RuleOf(offering, letter);
        var days = rule is ReminderRule.BeforeFirstSession before ? before.Days
            : rule is ReminderRule.OnDate date ? Period.DaysBetween(date.When.Date, offering.FirstDay)
            : 0;
        return days > 0 || rule is ReminderRule.BeforeFirstSession ? words.Count("letter.days", days) : "";
    }

    private string RefundOfAll() => SumOf(refund => refund.Reason != RefundReason.TooLate);

    private string RefundOfThis() => SumOf(refund => $"{refund.Number}" == letter.Anchor);

    private string SumOf(Func<Refund, bool> which) =>
        Refund(state.Refunds.Where(which).Select(refund => refund.Amount).Total(state.Quote.Total.Currency));

    private string Refund(Money amount) => ReaderIsRegistrar && amount.IsPositive ? words.Money(amount) : "";

    private IReadOnlyList<string> Cancelled() =>
        [.. offering.Sessions.Where(session => offering.IsCancelled(session.Number)).Select(session => words.Meeting(session, offering.Zone))];

    /// <summary>What staff wrote, in their language.</summary>
    private string Own(string text) => Written.Mark(text, offering.Language, words.Language);

    private string OwnTitle(Session session) => session.Title == offering.Details.Title ? "" : Own(session.Title);

    private string WordsOf(Place place) => place switch
    {
        Place.Venue venue => $"{venue.Name}, {venue.Address}",
        Place.Online => words["letter.online"],
        _ => throw new UnreachableException(),
    };

    private string Join(Place place) => ReaderHasSeat && place is Place.Online online ? new Uri(online.Link).AbsoluteUri : "";

    private string Ticket(string more = "") =>
        links.Ticket(offering.Id, state.Id, participant!.Number, participant.Change, more).AbsoluteUri;
}

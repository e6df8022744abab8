using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Domain.Offerings;

/// <summary>How far an offering has come.</summary>
public enum OfferingStatus
{
    Draft,
    Published,
    Cancelled,
}

/// <summary>Who has earned a certificate: this share of the contact time, in percent.</summary>
public sealed record CertificateRule(decimal PercentOfTime);

/// <summary>Everything staff say about an offering. A valid value is one that <see cref="OfferingRules.Check"/> finds nothing in.</summary>
public sealed record OfferingDetails
{
    /// <summary>What is offered again and again: "Coaching for Equity".</summary>
    public required string Program { get; init; }

    public required string Title { get; init; }

    /// <summary>The language that staff write in: title, summary, text, questions. Null for English.</summary>
    public string? Language { get; init; }

    /// <summary>One or two sentences for the catalog.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The page's text, in Markdown.</summary>
    public string Description { get; init; } = "";

    public required Zone Zone { get; init; }

    /// <summary>In order of their start.</summary>
    public required ValueList<Session> Sessions { get; init; }

    /// <summary>Seats in all.</summary>
    public required int Capacity { get; init; }

    public required PriceList Prices { get; init; }

    public required CancellationPolicy Policy { get; init; }

    /// <summary>Whether a scholarship may be asked for on the form; null when it may not.</summary>
    public ScholarshipRule? Scholarships { get; init; }

    /// <summary>Registration opens at this local time; null for as soon as it is published.</summary>
    public LocalDateTime? Opens { get; init; }

    /// <summary>Registration closes at this local time.</summary>
    public required LocalDateTime Closes { get; init; }

    public Entry Entry { get; init; } = new Entry.Open(10);

    public ValueList<Question> Questions { get; init; }

    /// <summary>Those that hang on the schedule, on a date, or on a hold.</summary>
    public ValueList<ReminderRule> Reminders { get; init; }

    /// <summary>Those that hang on a registration's own bill, or on seats that were offered to it; null for the usual ones.</summary>
    public ValueList<ReminderRule>? BillReminders { get; init; }

    public CertificateRule Certificate { get; init; } = new(100);

    /// <summary>The coaching that comes with a place; null for none.</summary>
    public CoachingRule? Coaching { get; init; }

    /// <summary>What participants get for taking part; null for nothing.</summary>
    public StipendRule? Stipends { get; init; }

    /// <summary>How people wait for a seat; null for an offering without a waiting list.</summary>
    public WaitingListRule? WaitingList { get; init; }

    /// <summary>How long seats are held for payment, in minutes; at least Stripe Checkout's own 30.</summary>
    public int HoldMinutes { get; init; } = 30;

    /// <summary>How people may pay; null for by card only.</summary>
    public PaymentPolicy? Payments { get; init; }

    /// <summary>Where participants' questions go.</summary>
    public required EmailAddress Contact { get; init; }

    /// <summary>The terms a registrant agrees to; recorded with the registration.</summary>
    public string TermsVersion { get; init; } = "2026-09";
}

/// <summary>One run of a program, as it stands now.</summary>
/// <param name="Version">Counts every change.</param>
/// <param name="ScheduleVersion">Counts changes of when or where; a calendar file's SEQUENCE.</param>
/// <param name="ScheduleChanged">When the schedule last changed after publication; null when it never did.</param>
public sealed record Offering(
    OfferingId Id, OfferingDetails Details, OfferingStatus Status, int Version, int ScheduleVersion, Instant? ScheduleChanged = null,
    Instant? Cancelled = null, string? CancelReason = null)
{
    /// <summary>Where those who had registered were moved when it was cancelled; null when everything was given back.</summary>
    public OfferingId? MovedTo { get; init; }

    /// <summary>Since when each reminder rule has stood as it does.</summary>
    public ValueList<RuleSince> RulesSince { get; init; }

    /// <summary>Sessions that do not take place; null when there never was one.</summary>
    public ValueList<CancelledSession>? CancelledSessions { get; init; }

    /// <summary>Mail that staff wrote to lists of its people; null when they never did.</summary>
    public ValueList<Mailing>? Mailings { get; init; }

    public Mailing? Mailing(MailingId id) => Mailings?.FirstOrDefault(mailing => mailing.Id == id);

    /// <summary>When what attendance is counted by last changed after people had met; null when it never did.</summary>
    public Instant? CountChanged { get; init; }

    /// <summary>When the rules about bills and offers last changed after publication, so that every registration's plan is looked at; null for never.</summary>
    public Instant? BillRulesChanged { get; init; }

    /// <summary>The application forms that were in force before, the oldest first; null when a published form was never changed.</summary>
    public ValueList<FormerForm>? FormsBefore { get; init; }

    /// <summary>When how people apply last changed after publication, so that every application's plan is looked at; null for never.</summary>
    public Instant? AdmissionChanged { get; init; }

    /// <summary>The rules about bills and offers that it goes by.</summary>
    public ValueList<ReminderRule> BillReminders => Details.BillReminders ?? Offerings.BillReminders.Usual;

    /// <summary>Every reminder rule that it goes by.</summary>
    public ValueList<ReminderRule> AllReminders => [.. Details.Reminders, .. BillReminders];

    /// <summary>
    /// Since when a rule has been in force: a reminder whose time had passed by then is not sent, so that a new rule reaches nobody at once.
    /// </summary>
    public Instant RuleInForce(string rule) => RulesSince.FirstOrDefault(since => since.Rule == rule)?.At ?? Instant.MinValue;

    /// <summary>Whether staff chose to send what of a rule had passed when it came into force.</summary>
    public bool IsSentAtOnce(string rule) => RulesSince.FirstOrDefault(since => since.Rule == rule)?.AtOnce is true;

    public Zone Zone => Details.Zone;

    /// <summary>The language that staff write in.</summary>
    public string Language => Details.Language ?? "en";

    public PaymentPolicy Payments => Details.Payments ?? PaymentPolicy.CardOnly;

    /// <summary>All of them, also those that were cancelled.</summary>
    public ValueList<Session> Sessions => Details.Sessions;

    /// <summary>The sessions that take place, at least one.</summary>
    public ValueList<Session> HeldSessions => CancelledSessions is { Count: > 0 } ? [.. Sessions.Where(session => !IsCancelled(session.Number))] : Sessions;

    public bool IsCancelled(SessionNumber session) => CancelledSessions is { } cancelled && cancelled.Any(one => one.Number == session);

    public LocalDate FirstDay => HeldSessions[0].Starts.Date;

    public LocalDate LastDay => HeldSessions[^1].Ends.Date;

    public Instant Starts => Zone.At(HeldSessions[0].Starts);

    /// <summary>The end of whichever session ends last.</summary>
    public Instant Ends => HeldSessions.Max(session => Zone.At(session.Ends));

    public bool IsOnline => HeldSessions.All(session => session.Place is Place.Online);

    public Session? Session(SessionNumber number) => Sessions.FirstOrDefault(session => session.Number == number);

    /// <summary>Whether a registration may be placed at an instant, or why not.</summary>
    public Refusal? ClosedAt(Instant now) => Status switch
    {
        OfferingStatus.Draft => new OfferingNotFound(),
        OfferingStatus.Cancelled => new OfferingIsCancelled(),
        _ when Details.Opens is { } opens && now < Zone.At(opens) => new RegistrationNotOpenYet(opens, Zone),
        _ when now >= Zone.At(Details.Closes) => new RegistrationIsClosed(Details.Closes, Zone),
        _ => null,
    };
}

/// <summary>Since when a reminder rule has been in force.</summary>
/// <param name="AtOnce">Whether staff chose to send what had passed by then; null for no, as it is unless they say so.</param>
public sealed record RuleSince(string Rule, Instant At, bool? AtOnce = null);

/// <summary>There is no such offering, or it is still a draft.</summary>
public sealed record OfferingNotFound : Refusal;

/// <summary>The offering is cancelled and takes no more changes.</summary>
public sealed record OfferingIsCancelled : Refusal;

/// <summary>Registration opens later, on the offering's clock.</summary>
public sealed record RegistrationNotOpenYet(LocalDateTime Opens, Zone Zone) : Refusal;

/// <summary>Registration closed, on the offering's clock.</summary>
public sealed record RegistrationIsClosed(LocalDateTime Closed, Zone Zone) : Refusal;

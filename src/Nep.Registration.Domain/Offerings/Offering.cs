using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Domain.Offerings;

/// <summary>How far an offering has come.</summary>
public enum OfferingStatus
{
    Draft,
    Published,
    Cancelled,
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

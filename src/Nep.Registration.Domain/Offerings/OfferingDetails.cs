namespace Nep.Registration.Domain.Offerings;

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

using System.Diagnostics.CodeAnalysis;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Domain.Plans;

/// <summary>One plan: of a registration, of an application, of an offering's cohort, or of what others are told of it. Its text is also the name of its durable loop.</summary>
public abstract record PlanId
{
    private PlanId(OfferingId offering) => Offering = offering;

    public OfferingId Offering { get; }

    public sealed record OfRegistration(OfferingId Offering, RegistrationId Registration) : PlanId(Offering)
    {
        public override string ToString() => $"reg|{Offering}|{Registration}";
    }

    public sealed record OfApplication(OfferingId Offering, ApplicationId Application) : PlanId(Offering)
    {
        public override string ToString() => $"app|{Offering}|{Application}";
    }

    public sealed record OfCohort(OfferingId Offering) : PlanId(Offering)
    {
        public override string ToString() => $"cohort|{Offering}";
    }

    /// <summary>What other programs are to be told of an offering.</summary>
    public sealed record OfWebhooks(OfferingId Offering) : PlanId(Offering)
    {
        public override string ToString() => $"hooks|{Offering}";
    }

    /// <summary>A plan's own due rows say no more than its name; those beside them say at their end what to look at.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PlanId? plan)
    {
        plan = text?.Split('|') switch
        {
            ["reg", var of, var id] when OfferingId.TryParse(of, out var offering) && RegistrationId.TryParse(id, out var registration) => new OfRegistration(offering, registration),
            ["app", var of, var id, .. var more] when (more is [] or ["seats"]) && OfferingId.TryParse(of, out var offering) && ApplicationId.TryParse(id, out var application) => new OfApplication(offering, application),
            ["cohort", var of, .. var more] when (more is [] or ["line"]) && OfferingId.TryParse(of, out var offering) => new OfCohort(offering),
            ["hooks", var of, ..] when OfferingId.TryParse(of, out var offering) => new OfWebhooks(offering),
            _ => null,
        };
        return plan is not null;
    }

    public static PlanId Parse(string text) => TryParse(text, out var plan) ? plan : throw new FormatException($"'{text}' names no plan.");
}

/// <summary>
/// Something that is still to happen, derived from the facts: never stored, never scheduled. When the facts change, so does the step.
/// </summary>
/// <param name="Key">The same for the same step however often the plan is drawn.</param>
/// <param name="Due">When it should happen.</param>
/// <param name="Stale">After this instant it no longer should, and lapses on the record; null for never.</param>
public sealed record Step(string Key, Instant Due, Instant? Stale, Act Act)
{
    public bool IsStaleAt(Instant now) => Stale is { } stale && now >= stale;
}

/// <summary>What a step does.</summary>
public abstract partial record Act
{
    private Act() { }

    /// <summary>The hold has run out: the seats go back.</summary>
    public sealed record ReleaseHold : Act;

    public sealed record SendLetter(Letter Letter) : Act;

    /// <summary>A hand-over was begun and its end never recorded: find out.</summary>
    public sealed record SettleLetter(LetterKey Letter) : Act;

    public sealed record MakeRefund(int Number) : Act;

    /// <summary>Writes to the whole cohort by one rule.</summary>
    public sealed record SendReminders(Reminder Reminder) : Act;

    /// <summary>Tells the whole cohort that the schedule changed.</summary>
    public sealed record AnnounceSchedule(int Version) : Act;

    /// <summary>Draws every registration's own plan anew, because a rule that all of them go by has changed.</summary>
    public sealed record LookAtPlans : Act;

    /// <summary>Attendance of a session is final.</summary>
    public sealed record CloseSession(SessionNumber Session) : Act;

    public sealed record IssueCertificates : Act;

    /// <summary>The offering is cancelled: so is every registration, with its money back.</summary>
    public sealed record CancelRegistrations : Act;
}

/// <summary>One run of one reminder rule, as the schedule now stands.</summary>
/// <param name="Anchor">The date it hangs on, so that a moved session is reminded anew.</param>
public sealed record Reminder(string Rule, LetterKind Kind, string Anchor, Instant Due, Instant Stale, SessionNumber? Session)
{
    /// <summary>After this it makes no sense any more, not even when staff send it at once.</summary>
    public Instant Ends { get; init; }

    /// <summary>Staff chose to send it after its time: whoever got it at its time does not get it again.</summary>
    public bool AtOnce { get; init; }

    public string Key => AtOnce ? $"remind:{Rule}:{Anchor}:{Due.ToUnixTimeSeconds()}" : $"remind:{Rule}:{Anchor}";
}

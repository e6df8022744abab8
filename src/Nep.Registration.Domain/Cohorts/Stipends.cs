using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>How one person stands in one term.</summary>
public enum StipendState
{
    /// <summary>The term is not over yet.</summary>
    Open,
    Earned,
    NotEarned,
}

/// <summary>What one person's attendance in one term comes to.</summary>
/// <param name="Minutes">Contact time attended in the term.</param>
/// <param name="AllMinutes">Contact time of the term's sessions that took place.</param>
public sealed record StipendStanding(StipendTerm Term, StipendState State, int Minutes, int AllMinutes, Money Amount);

/// <summary>Whether a stipend was paid, and who says so. Every change stays on the record; the last one holds.</summary>
/// <param name="Reference">The number of the check or transfer.</param>
/// <param name="Reason">Why it was taken back, or paid though it was not earned.</param>
public sealed record StipendMark(bool Paid, LocalDate Day, Money Amount, string Reference, string? Reason, Actor By, Instant At);

/// <summary>What is on record of one person's stipend for one term.</summary>
public sealed record Stipend(RegistrationId Registration, ParticipantNumber Participant, int? Holder, string Term, ValueList<StipendMark> Marks)
{
    public StipendMark? Last => Marks.Count > 0 ? Marks[^1] : null;

    public bool IsPaid => Last is { Paid: true };
}

/// <summary>A stipend that was not earned is paid only with a reason.</summary>
public sealed record StipendNotEarned : Refusal;

/// <summary>It is on record as paid already, on another day or under another reference.</summary>
public sealed record StipendAlreadyPaid(LocalDate Day) : Refusal;

/// <summary>
/// Stipends follow from attendance: whoever was there for the stated share of a term's contact time has earned it. They are paid elsewhere; here
/// stands who has earned what, and what was paid.
/// </summary>
public static class Stipends
{
    /// <param name="presences">Of the person who holds the place now.</param>
    public static ValueList<StipendStanding> Of(Offering offering, IReadOnlyCollection<Presence> presences, Instant now) =>
        offering.Details.Stipends is { } rule ? [.. rule.Terms.Select(term => Standing(offering, rule, term, presences, now))] : [];

    private static StipendStanding Standing(Offering offering, StipendRule rule, StipendTerm term, IReadOnlyCollection<Presence> presences, Instant now)
    {
        var sessions = offering.HeldSessions.Where(term.Has).ToList();
        var all = sessions.Sum(session => session.Minutes(offering.Zone));
        var there = Attendance.Minutes(offering, presences.Where(presence => sessions.Any(session => session.Number == presence.Session)));
        return new StipendStanding(term, StateOf(offering, rule, term, there, all, now), there, all, rule.Amount);
    }

    private static StipendState StateOf(Offering offering, StipendRule rule, StipendTerm term, int there, int all, Instant now) =>
        now < offering.Zone.At(term.Last.PlusDays(1).AtMidnight()) ? StipendState.Open
        : all > 0 && there * 100m >= all * rule.PercentOfTime ? StipendState.Earned
        : StipendState.NotEarned;

    /// <summary>Records that a stipend was paid. The same day and reference again change nothing.</summary>
    public static Ruling<StipendMark> Pay(StipendStanding standing, Stipend? known, LocalDate day, string reference, string reason, Actor by, Instant now)
    {
        if (known?.Last is { Paid: true } last)
            return (last.Day, last.Reference) == (day, reference.Trim()) ? Ruling<StipendMark>.Nothing : new StipendAlreadyPaid(last.Day);
        ValueList<Fault> faults = [.. OfferingRules.Line("reference", reference), .. OfferingRules.Reason(reason)];
        if (faults.Count > 0) return new FormFaulty(faults);
        if (standing.State != StipendState.Earned && string.IsNullOrWhiteSpace(reason)) return new StipendNotEarned();
        return new StipendMark(true, day, standing.Amount, reference.Trim(), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), by, now);
    }

    /// <summary>Takes back that a stipend was paid: the check was returned, or it was another's.</summary>
    public static Ruling<StipendMark> TakeBack(Stipend? known, string reason, Actor by, Instant now)
    {
        if (known?.Last is not { Paid: true } last) return Ruling<StipendMark>.Nothing;
        return Reasons.Refuse(reason) is { } unreasoned ? unreasoned : last with { Paid = false, Reason = reason.Trim(), By = by, At = now };
    }
}

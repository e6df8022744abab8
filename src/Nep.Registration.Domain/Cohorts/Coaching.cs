using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Cohorts.CoachingCommand;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>One line of a registration's coaching log. Nothing is overwritten: a correction is a line of its own that names the one it puts right.</summary>
/// <param name="Number">Counts a registration's lines, from 1.</param>
/// <param name="Day">When the coaching was, on the offering's calendar.</param>
/// <param name="Minutes">How long; of a correction, how long it really was, 0 for not at all.</param>
public sealed record CoachingEntry(int Number, RegistrationId Registration, LocalDate Day, int Minutes, string Coach, string Note, Actor By, Instant At)
{
    /// <summary>The line that this one puts right; null for a line of its own.</summary>
    public int? Corrects { get; init; }

    /// <summary>Why it was put right, or why it goes beyond the allowance.</summary>
    public string? Reason { get; init; }

    /// <summary>The form that it came from, so that a form sent twice makes one line.</summary>
    public string? Form { get; init; }
}

/// <summary>What is asked of a coaching log.</summary>
public abstract record CoachingCommand
{
    private CoachingCommand() { }

    /// <param name="Beyond">Why it may go beyond the allowance; empty where it may not.</param>
    public sealed record Log(LocalDate Day, int Minutes, string Coach, string Note, string Beyond, string Form) : CoachingCommand;

    public sealed record PutRight(int Number, int Minutes, string Reason) : CoachingCommand;
}

/// <summary>No coaching comes with this offering.</summary>
public sealed record CoachingNotOffered : Refusal;

/// <summary>The log has no such line.</summary>
public sealed record CoachingNotLogged : Refusal;

/// <summary>The year's hours do not reach so far; staff may go beyond them with a reason.</summary>
public sealed record CoachingUsedUp(int MinutesLeft) : Refusal;

/// <summary>One year of a registration's coaching.</summary>
/// <param name="Year">From 1.</param>
public sealed record CoachingYear(int Year, LocalDate First, int Used, int Allowed)
{
    /// <summary>Less than nothing when staff went beyond the allowance.</summary>
    public int Left => Allowed - Used;
}

/// <summary>
/// Coaching hours against what a place includes. A year of the program begins on the day of the first session and on the same day in each year
/// after; onboarding before the first session counts for the first year.
/// </summary>
public static class Coaching
{
    public const int LongestMinutes = 12 * 60;

    /// <param name="past">The registration's log, in order.</param>
    public static Ruling<CoachingEntry> Decide(
        Offering offering, RegistrationState registration, ValueList<CoachingEntry> past, CoachingCommand command, Actor by, Instant now)
    {
        if (offering.Details.Coaching is not { } rule) return new CoachingNotOffered();
        return command switch
        {
            Log log => Add(offering, rule, registration, past, log, by, now),
            PutRight right => Correct(registration, past, right, by, now),
            _ => throw new UnreachableException(),
        };
    }

    private static Ruling<CoachingEntry> Add(
        Offering offering, CoachingRule rule, RegistrationState registration, ValueList<CoachingEntry> past, Log log, Actor by, Instant now)
    {
        if (past.Any(entry => entry.Form == log.Form)) return Ruling<CoachingEntry>.Nothing;
        if (registration.Status != RegistrationStatus.Confirmed) return new NotConfirmed();
        ValueList<Fault> faults =
        [
            .. OfferingRules.Within("minutes", log.Minutes, 1, LongestMinutes), .. OfferingRules.Line("coach", log.Coach),
            .. OfferingRules.TooLong("note", log.Note, OfferingRules.LongestReason), .. OfferingRules.TooLong("beyond", log.Beyond, OfferingRules.LongestReason),
            .. log.Day > offering.Zone.DateAt(now) ? [new Fault("day", "DateInTheFuture")] : Array.Empty<Fault>(),
        ];
        if (faults.Count > 0) return new FormFaulty(faults);
        var left = YearOf(offering, rule, past, log.Day).Left;
        if (log.Minutes > left && string.IsNullOrWhiteSpace(log.Beyond)) return new CoachingUsedUp(Math.Max(0, left));
        return new CoachingEntry(past.Count + 1, registration.Id, log.Day, log.Minutes, log.Coach.Trim(), log.Note.Trim(), by, now)
        {
            Form = log.Form,
            Reason = log.Minutes > left ? log.Beyond.Trim() : null,
        };
    }

    private static Ruling<CoachingEntry> Correct(RegistrationState registration, ValueList<CoachingEntry> past, PutRight right, Actor by, Instant now)
    {
        if (past.FirstOrDefault(entry => entry.Number == right.Number && entry.Corrects is null) is not { } entry) return new CoachingNotLogged();
        if (string.IsNullOrWhiteSpace(right.Reason)) return new ReasonMissing();
        ValueList<Fault> faults = [.. OfferingRules.Within("minutes", right.Minutes, 0, LongestMinutes), .. OfferingRules.Reason(right.Reason)];
        if (faults.Count > 0) return new FormFaulty(faults);
        return MinutesOf(entry, past) == right.Minutes
            ? Ruling<CoachingEntry>.Nothing
            : entry with { Number = past.Count + 1, Registration = registration.Id, Minutes = right.Minutes, Corrects = entry.Number, Reason = right.Reason.Trim(), Form = null, By = by, At = now };
    }

    /// <summary>How long a line's coaching was, as it was last put right.</summary>
    public static int MinutesOf(CoachingEntry entry, IEnumerable<CoachingEntry> all) =>
        all.LastOrDefault(one => one.Corrects == entry.Number)?.Minutes ?? entry.Minutes;

    /// <summary>The year that a day is in, and what of its hours is used.</summary>
    public static CoachingYear YearOf(Offering offering, CoachingRule rule, IReadOnlyCollection<CoachingEntry> all, LocalDate day)
    {
        var year = NumberOf(offering, day);
        var used = all.Where(entry => entry.Corrects is null && NumberOf(offering, entry.Day) == year).Sum(entry => MinutesOf(entry, all));
        return new CoachingYear(year, offering.FirstDay.PlusYears(year - 1), used, rule.MinutesAYear);
    }

    private static int NumberOf(Offering offering, LocalDate day) =>
        day < offering.FirstDay ? 1 : Period.Between(offering.FirstDay, day, PeriodUnits.Years).Years + 1;
}

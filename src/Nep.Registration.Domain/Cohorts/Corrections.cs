using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>A time at which someone leaves must come after the one at which they came, and they come back after they left.</summary>
public sealed record LeftBeforeArriving : Refusal;

/// <summary>The doors were not open then.</summary>
public sealed record TimesOutsideSession(LocalDateTime Opens, LocalDateTime Closes) : Refusal;

/// <summary>Nobody was there for longer than the session lasted.</summary>
public sealed record MinutesOutsideSession(int Most) : Refusal;

/// <summary>What staff may say of someone's times after the fact: with a reason, and within the time that the doors were open.</summary>
internal static class Corrections
{
    public static Ruling<PresenceMark> Decide(
        Offering offering, Session session, PresenceMark? last, CheckInCommand.Correct correct, PresenceMark mark)
    {
        if (Reasons.Refuse(correct.Reason) is { } unreasoned) return unreasoned;
        var stays = correct.Stays is { Count: > 0 } some ? some : (ValueList<Stay>?)null;
        if (Fault(offering, session, stays, correct.Minutes) is { } fault) return fault;
        return last is { Present: true } && last.Stays == stays && last.Minutes == correct.Minutes
            ? Ruling<PresenceMark>.Nothing
            : mark with { Stays = stays, Minutes = correct.Minutes, Reason = correct.Reason.Trim() };
    }

    private static Refusal? Fault(Offering offering, Session session, ValueList<Stay>? stays, int? minutes)
    {
        var most = session.Minutes(offering.Zone);
        if (minutes is < 0 || minutes > most) return new MinutesOutsideSession(most);
        if (stays is not { } times) return null;
        for (var i = 0; i < times.Count; i++)
            if (times[i].To <= times[i].From || (i > 0 && !(times[i - 1].To <= times[i].From))) return new LeftBeforeArriving();
        var (opens, closes) = (CheckIn.DoorsOpen(offering, session), CohortPlan.Closes(offering, session));
        return times[0].From < opens || (times[^1].To ?? times[^1].From) > closes
            ? new TimesOutsideSession(offering.Zone.LocalAt(opens), offering.Zone.LocalAt(closes))
            : null;
    }
}

using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

/// <summary>What people meet for while an application is under review.</summary>
public enum VisitKind
{
    Interview,
    SiteVisit,
}

/// <summary>An interview or a site visit.</summary>
/// <param name="Number">1 for the application's first.</param>
/// <param name="Zone">The clock on which its times were agreed.</param>
/// <param name="Interviewers">Who comes from the Center. They know whose application it is.</param>
/// <param name="Sequence">Counts its changes, so that a newer calendar file replaces an older one.</param>
/// <param name="Changed">When it was set, moved or called off last.</param>
public sealed record Visit(
    int Number, VisitKind Kind, LocalDateTime Starts, LocalDateTime Ends, Zone Zone, Place Place, ValueList<Interviewer> Interviewers, int Sequence, Instant Changed)
{
    /// <summary>Why it does not take place; null while it does.</summary>
    public string? CalledOff { get; init; }

    public bool IsOff => CalledOff is not null;

    public Instant Start => Zone.At(Starts);
}

/// <summary>Someone who holds an interview or makes a site visit.</summary>
public sealed record Interviewer(string Name, EmailAddress Email);

public abstract partial record ApplicationCommand
{
    /// <param name="Number">One more than there are: the same form sent twice sets one.</param>
    public sealed record ScheduleVisit(int Number, VisitKind Kind, LocalDateTime Starts, LocalDateTime Ends, Zone Zone, Place Place, ValueList<Interviewer> Interviewers) : ApplicationCommand;

    /// <param name="BasedOn">The sequence that the form was opened at.</param>
    public sealed record MoveVisit(int Number, int BasedOn, LocalDateTime Starts, LocalDateTime Ends, Zone Zone, Place Place, string Reason) : ApplicationCommand;

    public sealed record CallOffVisit(int Number, string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    public sealed record VisitScheduled(Visit Visit) : ApplicationEvent;

    public sealed record VisitMoved(int Number, LocalDateTime Starts, LocalDateTime Ends, Zone Zone, Place Place, string Reason, Instant At) : ApplicationEvent;

    public sealed record VisitCalledOff(int Number, string Reason, Instant At) : ApplicationEvent;
}

/// <summary>The application has no such interview or site visit, or it was called off.</summary>
public sealed record VisitNotFound : Refusal;

/// <summary>Someone else changed the interview or site visit since the form was opened.</summary>
public sealed record VisitChangedMeanwhile : Refusal;

/// <summary>Interviews and site visits: set, moved and called off while the application is under review.</summary>
public static class Visiting
{
    public const int MostVisits = 20;
    public const int MostInterviewers = 10;

    private static readonly Period Longest = Period.FromDays(7);

    internal static Ruling<ApplicationEvent> Schedule(ApplicationState one, ScheduleVisit set, Instant now)
    {
        if (set.Number <= Of(one).Count) return IsSame(Of(one)[set.Number - 1], set) ? Ruling<ApplicationEvent>.Nothing : new VisitChangedMeanwhile();
        if (one.Status != ApplicationStatus.Submitted) return new ApplicationPast(one.Status);
        ValueList<Fault> faults =
        [
            .. Faults(set.Starts, set.Ends, set.Zone, set.Place, now),
            .. set.Interviewers.Count == 0 ? [new Fault("interviewers", "Missing")] : Array.Empty<Fault>(),
            .. set.Interviewers.Count > MostInterviewers ? [new Fault("interviewers", "TooLarge", $"{MostInterviewers}")] : Array.Empty<Fault>(),
            .. set.Number > MostVisits ? [new Fault("starts", "TooLarge", $"{MostVisits}")] : Array.Empty<Fault>(),
        ];
        if (faults.Count > 0) return new FormFaulty(faults);
        return new VisitScheduled(new Visit(Of(one).Count + 1, set.Kind, set.Starts, set.Ends, set.Zone, set.Place, set.Interviewers, 0, now));
    }

    internal static Ruling<ApplicationEvent> Move(ApplicationState one, MoveVisit move, Instant now)
    {
        if (Find(one, move.Number) is not { IsOff: false } visit) return new VisitNotFound();
        if ((visit.Starts, visit.Ends, visit.Zone, visit.Place) == (move.Starts, move.Ends, move.Zone, move.Place)) return Ruling<ApplicationEvent>.Nothing;
        if (one.Status != ApplicationStatus.Submitted) return new ApplicationPast(one.Status);
        if (visit.Sequence != move.BasedOn) return new VisitChangedMeanwhile();
        if (string.IsNullOrWhiteSpace(move.Reason)) return new ReasonMissing();
        ValueList<Fault> faults = [.. Faults(move.Starts, move.Ends, move.Zone, move.Place, now), .. OfferingRules.Reason(move.Reason)];
        return faults.Count > 0 ? new FormFaulty(faults) : new VisitMoved(move.Number, move.Starts, move.Ends, move.Zone, move.Place, move.Reason.Trim(), now);
    }

    internal static Ruling<ApplicationEvent> CallOff(ApplicationState one, CallOffVisit off, Instant now)
    {
        if (Find(one, off.Number) is not { } visit) return new VisitNotFound();
        if (visit.IsOff) return Ruling<ApplicationEvent>.Nothing;
        return Reasons.Refuse(off.Reason) is { } unreasoned ? unreasoned : new VisitCalledOff(off.Number, off.Reason.Trim(), now);
    }

    /// <summary>An application that is withdrawn takes its visits to come with it.</summary>
    internal static ApplicationState Withdrawn(ApplicationState one, Instant at) => one.Visits is null ? one : one with
    {
        Visits = one.Visits.Value.Map(visit => visit.IsOff || visit.Start <= at ? visit : visit with { CalledOff = "", Sequence = visit.Sequence + 1, Changed = at }),
    };

    internal static ApplicationState With(ApplicationState one, int number, Func<Visit, Visit> change) =>
        one with { Visits = Of(one).Map(visit => visit.Number == number ? change(visit) : visit) };

    internal static Visit Moved(Visit visit, VisitMoved e) =>
        visit with { Starts = e.Starts, Ends = e.Ends, Zone = e.Zone, Place = e.Place, Sequence = visit.Sequence + 1, Changed = e.At };

    public static ValueList<Visit> Of(ApplicationState state) => state.Visits ?? [];

    public static Visit? Find(ApplicationState state, int number) => Of(state).FirstOrDefault(visit => visit.Number == number);

    private static bool IsSame(Visit visit, ScheduleVisit set) =>
        (visit.Kind, visit.Starts, visit.Ends, visit.Zone, visit.Place, visit.Interviewers) == (set.Kind, set.Starts, set.Ends, set.Zone, set.Place, set.Interviewers);

    private static IEnumerable<Fault> Faults(LocalDateTime starts, LocalDateTime ends, Zone zone, Place place, Instant now) =>
    [
        .. zone.At(starts) <= now ? [new Fault("starts", "InThePast")] : Array.Empty<Fault>(),
        .. ends <= starts ? [new Fault("ends", "EndsBeforeItStarts")] : ends > starts + Longest ? [new Fault("ends", "TooLate")] : Array.Empty<Fault>(),
        .. place switch
        {
            Place.Venue venue => OfferingRules.Line("place", venue.Name).Concat(OfferingRules.Line("address", venue.Address)),
            Place.Online online => Uri.TryCreate(online.Link, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps ? [] : [new Fault("link", "NotALink")],
            _ => throw new UnreachableException(),
        },
    ];
}

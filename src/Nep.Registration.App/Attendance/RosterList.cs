using System.Collections.Concurrent;
using System.Collections.Immutable;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Attendance;

/// <summary>Whom of a roster one asks for.</summary>
public enum RosterPart
{
    Everyone,
    Here,
    Missing,
}

/// <summary>One page of a session's roster.</summary>
/// <param name="Number">Which page, from 1.</param>
/// <param name="Found">How many lines all pages have together.</param>
/// <param name="Expected">Everyone with a seat.</param>
/// <param name="Here">How many of them are there.</param>
public sealed record RosterPageful(IReadOnlyList<RosterLine> Lines, int Number, int Found, int Expected, int Here)
{
    public const int LinesPerPage = 100;

    public int Pages => Math.Max(1, (Found + LinesPerPage - 1) / LinesPerPage);
}

/// <summary>
/// Rosters page by page. Names and presences are held in memory and follow each change, so that a page costs the same however many people
/// there are; what a line shows is read from the store.
/// </summary>
public sealed class RosterList(ITableStore store, Clock clock)
{
    private readonly RangeMemory<IReadOnlyList<RosterName>, RosterNames> people = new(
        store, Keys.Registrations, row => RosterName.In(Json.Read<RegistrationFile>(row.Value).State), RosterNames.Of, (names, gone, come) => names.After(gone, come), clock);

    private readonly RangeMemory<Presence, ImmutableDictionary<SessionNumber, ImmutableHashSet<Attender>>> present = new(
        store, Keys.AllAttendance, row => Json.Read<Presence>(row.Value), all => After(ImmutableDictionary<SessionNumber, ImmutableHashSet<Attender>>.Empty, [], all),
        After, clock);

    private readonly ConcurrentDictionary<(OfferingId, SessionNumber), (object Names, object Present, int Count)> counted = new();

    /// <param name="sought">A part of a name or of a registration's number; empty for all.</param>
    /// <param name="page">From 1; the last page when there is none so high.</param>
    public async Task<RosterPageful> Look(Offering offering, Session session, string sought, RosterPart part, int page, CancellationToken cancel = default)
    {
        var names = await people.Of(offering.Id.ToString(), cancel);
        var here = (await present.Of(offering.Id.ToString(), cancel)).GetValueOrDefault(session.Number) ?? [];
        IReadOnlyList<RosterName> found = sought.Length == 0 && part == RosterPart.Everyone
            ? names.ByName
            : [.. names.ByName.Where(one => one.IsLike(sought) && part switch
            {
                RosterPart.Here => here.Contains(one.Attender),
                RosterPart.Missing => !here.Contains(one.Attender),
                _ => true,
            })];
        var empty = new RosterPageful([], 1, found.Count, names.ByName.Count, Count(offering, session, names, here));
        var number = Math.Clamp(page, 1, empty.Pages);
        var first = (number - 1) * RosterPageful.LinesPerPage;
        var lines = await Task.WhenAll(Enumerable.Range(first, Math.Min(RosterPageful.LinesPerPage, found.Count - first)).Select(i => Line(offering, session, found[i], cancel)));
        return empty with { Lines = [.. lines.OfType<RosterLine>()], Number = number };
    }

    private async Task<RosterLine?> Line(Offering offering, Session session, RosterName name, CancellationToken cancel)
    {
        var file = await store.Read<RegistrationFile>(offering.Id.ToString(), Keys.Registration(name.Registration), cancel);
        if (file?.State.Participant(name.Number) is not { } person) return null;
        var presence = await store.Read<Presence>(offering.Id.ToString(), Keys.Attendance(session.Number, name.Registration, name.Number), cancel);
        var theirs = presence?.Of(person.Holder);
        return new RosterLine(file.State, person, theirs, CountedTime.Of(session, offering.Zone, theirs?.Last));
    }

    /// <summary>Whoever was there and has no seat any more is not counted. Counted once a change.</summary>
    private int Count(Offering offering, Session session, RosterNames names, ImmutableHashSet<Attender> here)
    {
        if (counted.TryGetValue((offering.Id, session.Number), out var known) && ReferenceEquals(known.Names, names) && ReferenceEquals(known.Present, here)) return known.Count;
        var count = here.Count(one => names.Registrations.Contains(one.Registration));
        counted[(offering.Id, session.Number)] = (names, here, count);
        return count;
    }

    private static ImmutableDictionary<SessionNumber, ImmutableHashSet<Attender>> After(
        ImmutableDictionary<SessionNumber, ImmutableHashSet<Attender>> before, IEnumerable<Presence> gone, IEnumerable<Presence> come)
    {
        var sessions = before;
        foreach (var one in gone.Where(one => one.IsPresent)) sessions = sessions.SetItem(one.Session, Of(one).Remove(Attender.Of(one)));
        foreach (var some in come.Where(one => one.IsPresent).GroupBy(one => one.Session))
            sessions = sessions.SetItem(some.Key, (sessions.GetValueOrDefault(some.Key) ?? []).Union(some.Select(Attender.Of)));
        return sessions;

        ImmutableHashSet<Attender> Of(Presence one) => sessions.GetValueOrDefault(one.Session) ?? [];
    }
}

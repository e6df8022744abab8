using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Attendance;

/// <summary>One line of a session's roster.</summary>
/// <param name="Minutes">How many minutes of the session count for this person.</param>
public sealed record RosterLine(RegistrationState Registration, Participant Participant, Presence? Presence, int Minutes)
{
    public bool IsPresent => Presence?.IsPresent ?? false;
}

/// <summary>Where people are checked in, and where anyone may verify a certificate.</summary>
public sealed class AttendanceDesk(ITableStore store, OfferingShelf shelf, RegistrationDrawer drawer, IPlanSignal signal, Clock clock)
{
    private const int Tries = 6;

    /// <summary>Marks a participant present, or takes that back. Doing it again changes nothing.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public Task<Refusal?> Mark(
        Offering offering, RegistrationState registration, ParticipantNumber participant, SessionNumber session, bool present,
        CheckInMethod method, Actor by, CancellationToken cancel = default) =>
        Tell(offering, registration, participant, session, present ? new CheckInCommand.Arrive() : new CheckInCommand.TakeBack(), method, by, cancel);

    /// <summary>
    /// Records what someone says of a participant's presence. Saying it again changes nothing. After hours were counted it is a correction, and
    /// the cohort's plan looks at certificates again.
    /// </summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Tell(
        Offering offering, RegistrationState registration, ParticipantNumber participant, SessionNumber session, CheckInCommand command,
        CheckInMethod method, Actor by, CancellationToken cancel = default)
    {
        var (partition, key) = (offering.Id.ToString(), Keys.Attendance(session, registration.Id, participant));
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var row = await store.Get(partition, key, cancel);
            var known = row is null ? null : Json.Read<Presence>(row.Value);
            var ruling = CheckIn.Decide(offering, registration, participant, session, known, command, method, by, clock.Now);
            if (ruling is Ruling<PresenceMark>.Refused refused) return refused.Why;
            if (ruling is not Ruling<PresenceMark>.Accepted { Events: [var mark] }) return null;
            var value = Json.Write(new Presence(session, registration.Id, participant, (known?.Marks ?? []).Add(mark)));
            RowChange change = row is null ? new RowChange.Insert(key, value) : new RowChange.Replace(key, value, row.Tag);
            var late = await LateCorrection.Of(store, offering.Id, clock.Now, cancel);
            if (await store.Transact(partition, [change, .. late?.Changes ?? []], cancel) is not Commit.Done) continue;
            if (late is not null) await signal.Changed(late.Plan, late.Due, [], cancel);
            return null;
        }

        throw new InvalidOperationException($"The presence {key} changed under every one of {Tries} tries.");
    }

    /// <summary>What is on record of one participant at one session.</summary>
    public async Task<Presence?> Find(
        OfferingId offering, SessionNumber session, RegistrationId registration, Participant participant, CancellationToken cancel = default) =>
        (await store.Read<Presence>(offering.ToString(), Keys.Attendance(session, registration, participant.Number), cancel))?.Of(participant.Holder);

    /// <summary>Who is expected at a session and who is there, by name.</summary>
    public async Task<IReadOnlyList<RosterLine>> Roster(Offering offering, Session session, CancellationToken cancel = default)
    {
        var present = new Dictionary<(RegistrationId, ParticipantNumber), Presence>();
        await foreach (var row in store.All(offering.Id.ToString(), Keys.AttendanceAt(session.Number), cancel))
            if (Json.Read<Presence>(row.Value) is var one) present[(one.Registration, one.Participant)] = one;
        var lines = new List<RosterLine>();
        await foreach (var state in drawer.All(offering.Id, cancel))
            if (state.Status == RegistrationStatus.Confirmed) lines.AddRange(state.Participants.Select(person => Line(state, person)));
        return [.. lines.OrderBy(line => line.Participant.Person.Name, StringComparer.CurrentCultureIgnoreCase)];

        RosterLine Line(RegistrationState state, Participant person)
        {
            var presence = present.GetValueOrDefault((state.Id, person.Number))?.Of(person.Holder);
            return new RosterLine(state, person, presence, CountedTime.Of(session, offering.Zone, presence?.Last));
        }
    }

    /// <summary>What one participant's presence at each session that took place comes to, in minutes.</summary>
    public async Task<IReadOnlyList<(Session Session, int Minutes)>> Hours(
        Offering offering, RegistrationId registration, Participant participant, CancellationToken cancel = default)
    {
        var hours = new List<(Session, int)>();
        foreach (var session in offering.HeldSessions)
            hours.Add((session, CountedTime.Of(session, offering.Zone, (await Find(offering.Id, session.Number, registration, participant, cancel))?.Last)));
        return hours;
    }

    /// <summary>Every presence on record, session by session.</summary>
    public async Task<IReadOnlyList<Presence>> All(Offering offering, CancellationToken cancel = default)
    {
        var all = new List<Presence>();
        await foreach (var row in store.All(offering.Id.ToString(), Keys.AllAttendance, cancel)) all.Add(Json.Read<Presence>(row.Value));
        return all;
    }

    /// <summary>What is on record of one session, in the order of registrations.</summary>
    public async IAsyncEnumerable<Presence> At(
        OfferingId offering, SessionNumber session, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var row in store.All(offering.ToString(), Keys.AttendanceAt(session), cancel)) yield return Json.Read<Presence>(row.Value);
    }

    /// <summary>What is on record of one session for registrations that follow one another in the order of their ids.</summary>
    public async Task<IReadOnlyList<Presence>> At(
        OfferingId offering, SessionNumber session, RegistrationId first, RegistrationId last, CancellationToken cancel = default)
    {
        var found = new List<Presence>();
        await foreach (var row in store.All(offering.ToString(), Keys.AttendanceAt(session, first, last), cancel)) found.Add(Json.Read<Presence>(row.Value));
        return found;
    }

    /// <summary>Whoever has or had a place: what someone earned stays true when another came in their stead, or the place was given up.</summary>
    private static IEnumerable<Participant> Holders(RegistrationState? state, ParticipantNumber number) => state is null
        ? []
        : state.Participants.Concat(state.Leavers ?? []).Concat(state.Predecessors ?? []).Where(one => one.Number == number);

    /// <summary>The certificate behind a public code as it stands: the latest issue, or one that was withdrawn.</summary>
    public async Task<(Offering Offering, Participant Participant, Certificate Certificate)?> Verify(
        OfferingId offering, string code, CancellationToken cancel = default)
    {
        if (code.Length is 0 or > 40 || !code.All(Ids.IsBase32) || await shelf.Find(offering, cancel) is not { } found) return null;
        if (await store.Read<CertificatePointer>(offering.ToString(), Keys.Certificate(code), cancel) is not { } pointer) return null;
        var file = await store.Read<RegistrationFile>(offering.ToString(), Keys.Registration(pointer.Registration), cancel);
        return Holders(file?.State, pointer.Participant).FirstOrDefault(one => one.Certificate?.Code == code) is { Certificate: { } certificate } person
            ? (found, person, certificate)
            : null;
    }
}

using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>What the attendance of a registration's people comes to now.</summary>
    public sealed record CountAttendance(ValueList<AttendanceCount> Counts) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record AttendanceCounted(ParticipantNumber Number, Attended Attended) : RegistrationEvent;

    public sealed record CertificateIssued(ParticipantNumber Number, Certificate Certificate) : RegistrationEvent;

    /// <summary>A correction left too little time for the certificate: whoever verifies it is told so.</summary>
    public sealed record CertificateWithdrawn(ParticipantNumber Number, Instant At) : RegistrationEvent;
}

/// <summary>One participant's attendance as it is counted now.</summary>
/// <param name="Minutes">Contact time attended.</param>
/// <param name="AllMinutes">Contact time in all.</param>
/// <param name="Reaches">Whether that is the share of the time that a certificate takes.</param>
/// <param name="Code">A fresh public code, used if the person has none yet.</param>
public sealed record AttendanceCount(ParticipantNumber Number, int Minutes, int AllMinutes, bool Reaches, string Code)
{
    /// <summary>Whether it says something else than what was counted before. Whoever never came and has nothing need not be noted.</summary>
    public bool IsNewsOf(Participant participant) => participant.Attended is { } before
        ? (before.Minutes, before.AllMinutes, before.Reaches) != (Minutes, AllMinutes, Reaches)
        : Minutes > 0 || participant.Certificate is not null;
}

/// <summary>
/// Certificates follow from the facts, whichever of them changed last: the time that was counted, what is owed, the name. A certificate keeps its
/// public code through every correction; each issue has the next number and a letter of its own. Money owed delays a certificate and never takes
/// one back.
/// </summary>
internal static class Certifying
{
    internal static Ruling<RegistrationEvent> Count(RegistrationState one, CountAttendance count, Instant now)
    {
        if (one.Confirmations == 0 || one.Status is not (RegistrationStatus.Confirmed or RegistrationStatus.Cancelled)) return new NotConfirmed();
        var counted = new List<RegistrationEvent>();
        foreach (var person in count.Counts)
        {
            if (one.Anyone(person.Number) is not { } participant) return new RegistrationNotFound();
            if (!person.IsNewsOf(participant) && !IsFirstOfLeaver(one, participant)) continue;
            var code = participant.Certificate?.Code ?? participant.Attended?.Code ?? person.Code;
            var version = (participant.Attended?.Version ?? 0) + 1;
            counted.Add(new AttendanceCounted(person.Number, new Attended(person.Minutes, person.AllMinutes, person.Reaches, code, version, now)));
        }

        return counted.ToValueList();
    }

    /// <summary>Of whoever left it is noted also that they never came: they are counted once, and then the plan is done with them.</summary>
    private static bool IsFirstOfLeaver(RegistrationState one, Participant participant) => participant.Attended is null && Departures.LeftAt(one, participant) is not null;

    /// <summary>What was decided, and what it means for certificates.</summary>
    internal static Ruling<RegistrationEvent> Follow(RegistrationState? before, Ruling<RegistrationEvent> ruling, Instant now)
    {
        if (ruling is not Ruling<RegistrationEvent>.Accepted { Events: { Count: > 0 } events }) return ruling;
        var after = events.Aggregate(before, RegistrationFold.Evolve)!;
        if (after.Status != RegistrationStatus.Confirmed) return ruling;
        var due = after.Named().Select(person => Due(after, person, now)).OfType<RegistrationEvent>().ToList();
        return due.Count == 0 ? ruling : (ValueList<RegistrationEvent>)[.. events, .. due];
    }

    private static RegistrationEvent? Due(RegistrationState one, Participant person, Instant now)
    {
        var (held, attended) = (person.Certificate, person.Attended);
        var isValid = held is { Withdrawn: null };
        var reaches = attended?.Reaches ?? isValid;
        if (isValid && !reaches) return new CertificateWithdrawn(person.Number, now);
        if (!reaches || (!isValid && one.Balance.IsPositive && one.Sponsorship is null)) return null;
        var (minutes, code) = (attended?.Minutes ?? held!.Minutes, held?.Code ?? attended!.Code);
        return isValid && held!.Minutes == minutes && held.Name == person.Person.Name
            ? null
            : new CertificateIssued(person.Number, new Certificate(code, person.Person.Name, minutes, now, (held?.Issue ?? 0) + 1));
    }
}

using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// Those who gave up a place once the program had begun: withdrawn, let go, or moved to a later run. The hours that they earned stay theirs. They are counted once, when they
/// leave, and a letter says what they came to. It is a letter of attendance however much it was: a certificate is for those who stayed.
/// </summary>
public static class Departures
{
    public static IEnumerable<Participant> Of(Offering offering, RegistrationState one)
    {
        if (one.Confirmations == 0) return [];
        var together = one is { Status: RegistrationStatus.Cancelled, EndedBy: EndKind.ByRegistrant or EndKind.ByStaff or EndKind.Transferred, Ended: { } ended } && ended > offering.Starts;
        return [.. together ? one.Named() : [], .. (one.Leavers ?? []).Where(person => person.Person.IsNamed && person.Left > offering.Starts)];
    }

    /// <summary>When this person left: alone, or with everyone of the registration. Null for whoever has the place.</summary>
    public static Instant? LeftAt(RegistrationState one, Participant person) => person.Left ?? (one.Status == RegistrationStatus.Cancelled ? one.Ended : null);

    /// <summary>Those whose hours have not been counted yet.</summary>
    public static ValueList<Participant> Uncounted(Offering offering, RegistrationState one) => [.. Of(offering, one).Where(person => person.Attended is null)];

    internal static IEnumerable<Step> Counting(Offering offering, RegistrationState one)
    {
        var uncounted = Uncounted(offering, one);
        if (uncounted.Count == 0) yield break;
        var due = uncounted.Select(person => LeftAt(one, person)!.Value).Max();
        yield return new Step($"count-leavers:{RegistrationLetters.Anchor(due)}", due, null, new Act.CountLeavers());
    }

    internal static IEnumerable<Step> Letters(Offering offering, RegistrationState one) =>
        from person in Of(offering, one)
        let attended = person.Attended
        where attended is { Reaches: false, Minutes: > 0 }
        select RegistrationLetters.Send(one, LetterKind.AttendanceLetter, person, $"{attended.Version}", attended.At, attended.At + Duration.FromDays(365));
}

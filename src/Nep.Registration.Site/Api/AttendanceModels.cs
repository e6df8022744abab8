using System.ComponentModel;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Api;

/// <summary>One person at one session, as it now stands.</summary>
internal sealed record ApiPresence(
    string Registration, int Person, int Session, [property: Description("Whether the person is known to have been there.")] bool Present,
    [property: Description("How many minutes of the session count.")] int Minutes)
{
    [Description("Needs the scope “people”.")]
    public string? Name { get; init; }

    [Description("When this was last said; missing when nobody has said anything.")]
    public Instant? Told { get; init; }

    [Description("When the person was there; missing for the whole session.")]
    public IReadOnlyList<ApiStay>? Stays { get; init; }

    public static ApiPresence Of(Offering offering, Session session, RegistrationState state, Participant person, Presence? presence, bool people) => new(
        $"{state.Id}", person.Number.Value, session.Number.Value, presence?.IsPresent ?? false, CountedTime.Of(session, offering.Zone, presence?.Last))
    {
        Name = people && person.Person.IsNamed ? person.Person.Name : null,
        Told = presence?.Last?.At,
        Stays = presence?.Last is { Present: true, Stays: { Count: > 0 } stays } ? [.. stays.Select(stay => new ApiStay(stay.From) { To = stay.To })] : null,
    };
}

/// <summary>From when until when someone was there.</summary>
internal sealed record ApiStay(Instant From)
{
    [Description("Missing while they are still there.")]
    public Instant? To { get; init; }
}

/// <summary>What a program says of a person's presence.</summary>
internal sealed record ApiPresenceChange([property: Description("Whether the person was there. Alone, it checks them in now, or takes that back.")] bool Present)
{
    [Description("How many minutes count, whatever the times say. Needs a reason.")]
    public int? Minutes { get; init; }

    [Description("When the person was there. Needs a reason.")]
    public IReadOnlyList<ApiStay>? Stays { get; init; }

    [Description("Why it is corrected; it stays in the record. Needed with minutes or stays.")]
    public string? Reason { get; init; }

    /// <summary>What it is as a command of the door's.</summary>
    public CheckInCommand Read() => this switch
    {
        { Present: false } => new CheckInCommand.TakeBack(),
        { Minutes: null, Stays: null, Reason: null } => new CheckInCommand.Arrive(),
        _ => new CheckInCommand.Correct(Stays is { Count: > 0 } ? [.. Stays.Select(stay => new Stay(stay.From, stay.To))] : null, Minutes, Reason ?? ""),
    };
}

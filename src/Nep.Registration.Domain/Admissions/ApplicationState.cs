using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Domain.Admissions;

/// <summary>How far an application has come. From <see cref="Submitted"/> until the release nothing of a decision shows in it.</summary>
public enum ApplicationStatus
{
    /// <summary>Being filled in.</summary>
    Draft,

    /// <summary>The deadline passed before it was sent.</summary>
    Closed,

    /// <summary>Sent, and under review.</summary>
    Submitted,

    /// <summary>An offer of a place stands.</summary>
    Offered,

    /// <summary>The offer was accepted; the seats are being taken.</summary>
    Accepted,

    /// <summary>The seats are held, and the deposit has not been paid.</summary>
    DepositDue,

    /// <summary>A registration of the offering, like any other.</summary>
    Enrolled,

    /// <summary>Next in line for a place that comes free.</summary>
    Alternate,

    /// <summary>Not chosen this time.</summary>
    Declined,

    /// <summary>Chosen for a later run.</summary>
    Deferred,

    /// <summary>The applicant did not want the place.</summary>
    TurnedDown,

    /// <summary>The offer, or the time to pay the deposit, ran out.</summary>
    Expired,

    Withdrawn,
}

/// <summary>What was decided about an application.</summary>
public enum Decision
{
    Accept,
    Alternate,
    Decline,
    Defer,
}

/// <summary>One application as it stands.</summary>
public sealed record ApplicationState
{
    public required ApplicationId Id { get; init; }

    public required OfferingId Offering { get; init; }

    public required Instant Started { get; init; }

    public required ApplicationStatus Status { get; init; }

    public required Applicant Applicant { get; init; }

    /// <summary>Counts every saving of answers.</summary>
    public int Version { get; init; }

    public ValueList<SavedAnswer> Answers { get; init; }

    public ValueList<TeamMember> Members { get; init; }

    public ValueList<Referee> Referees { get; init; }

    /// <summary>Until when staff let it be sent after the deadline; null for the deadline itself.</summary>
    public Instant? Extended { get; init; }

    /// <summary>When the interest form was sent; null where there is none, or not yet.</summary>
    public Instant? Interest { get; init; }

    public Instant? Submitted { get; init; }

    /// <summary>Interviews and site visits, also those that were called off; null when there never was one.</summary>
    public ValueList<Visit>? Visits { get; init; }

    /// <summary>What was decided, once it was released; never before.</summary>
    public ReleasedDecision? Decision { get; init; }

    /// <summary>The offer of a place, by the decision or because another's place came free; null when there was none.</summary>
    public PlaceOffer? Offer { get; init; }

    /// <summary>The registration it came to, from the moment the seats are held.</summary>
    public RegistrationId? Registration { get; init; }

    /// <summary>Since when the seats are held; null before.</summary>
    public Instant? Seated { get; init; }

    public Instant? EnrolledAt { get; init; }

    /// <summary>Until when the deposit is to be paid; null when there is none to pay.</summary>
    public Instant? DepositUntil { get; init; }

    /// <summary>The name of the refusal that kept the seats from being taken; null when nothing does.</summary>
    public string? Trouble { get; init; }

    /// <summary>The place that it gave up, on its way to an alternate; null when it has or had none.</summary>
    public FreedPlace? Freed { get; init; }

    /// <summary>To which later run staff carried it; null unless it was deferred and they did.</summary>
    public CarriedOn? Carried { get; init; }

    /// <summary>The application of an earlier run that it goes on from; null for any other.</summary>
    public DeferredFrom? From { get; init; }

    /// <summary>When it came to an end: closed, turned down, expired, withdrawn.</summary>
    public Instant? Ended { get; init; }

    /// <summary>Why, in the words of whoever ended it.</summary>
    public string EndReason { get; init; } = "";

    public SavedAnswer? Answer(string question) => Answers.FirstOrDefault(answer => answer.Question == question);

    public TeamMember? Member(ParticipantNumber number) => Members.FirstOrDefault(member => member.Number == number);

    public Referee? Referee(ParticipantNumber number) => Referees.FirstOrDefault(referee => referee.Number == number);

    /// <summary>Whether it can still be withdrawn.</summary>
    public bool IsOpen => Status is ApplicationStatus.Draft or ApplicationStatus.Submitted or ApplicationStatus.Offered or ApplicationStatus.Accepted
        or ApplicationStatus.DepositDue or ApplicationStatus.Alternate
        || (Status == ApplicationStatus.Deferred && Carried is null or { Refused: not null });
}

/// <summary>A decision as it went out.</summary>
/// <param name="Letter">The kind of the letter that tells it.</param>
/// <param name="Rank">An alternate's place in line, from 1; null for any other decision.</param>
/// <param name="Note">A few words of the Center's own in the letter; empty for none.</param>
public sealed record ReleasedDecision(Decision Decision, LetterKind Letter, int? Rank, string Note, Instant At);

/// <summary>An offer of a place.</summary>
/// <param name="Until">At this instant it is over.</param>
/// <param name="From">Whose place it was; null for an offer by the decision.</param>
/// <param name="Why">Why it goes to this alternate, in words for the record; empty for an offer by the decision.</param>
public sealed record PlaceOffer(Instant At, Instant Until, ApplicationId? From = null, string Why = "")
{
    /// <summary>When it was accepted; null while it was not.</summary>
    public Instant? Taken { get; init; }
}

/// <summary>A place that was given up. It goes to the next alternate once.</summary>
/// <param name="Why">Turned down, ran out, withdrawn.</param>
public sealed record FreedPlace(ApplicationStatus Why, Instant At)
{
    /// <summary>When the seats that were held for it went back; null when there are none to give back, or not yet.</summary>
    public Instant? SeatsReturned { get; init; }

    /// <summary>When it was passed on, or found that nobody waits for it; null while it is on its way.</summary>
    public Instant? Settled { get; init; }

    /// <summary>To whom it went; null for nobody.</summary>
    public ApplicationId? To { get; init; }

    /// <summary>Which alternates ahead were passed over, and why.</summary>
    public ValueList<PassedAlternate> Passed { get; init; }
}

/// <summary>An alternate who was passed over when a place came free.</summary>
/// <param name="Why">The name of the refusal.</param>
public sealed record PassedAlternate(ApplicationId Application, string Why);

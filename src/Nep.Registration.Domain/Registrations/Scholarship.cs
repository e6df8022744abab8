namespace Nep.Registration.Domain.Registrations;

/// <summary>A scholarship that is asked for on the form. Only registrars see it: never facilitators or reviewers.</summary>
/// <param name="CanPay">What they can pay for everyone together.</param>
public sealed record ScholarshipRequest(string Reason, Money CanPay)
{
    public const int LongestReason = 2000;
}

/// <summary>A request for a scholarship, and what has become of it.</summary>
/// <param name="DecideBy">The seats are held until then at least; undecided, it lapses.</param>
public sealed record Scholarship(ScholarshipRequest Request, Instant DecideBy)
{
    public ScholarshipOutcome Outcome { get; init; }

    public ScholarshipGrant? Grant { get; init; }

    /// <summary>When it was decided, or lapsed.</summary>
    public Instant? Decided { get; init; }

    /// <summary>Why staff decided so; for staff only.</summary>
    public string? Why { get; init; }
}

/// <summary>What became of a request for a scholarship.</summary>
public enum ScholarshipOutcome
{
    Asked,
    Granted,
    Declined,

    /// <summary>Nobody decided in time.</summary>
    Lapsed,
}

/// <summary>What a scholarship pays.</summary>
public abstract record ScholarshipGrant
{
    private ScholarshipGrant() { }

    public sealed record Whole : ScholarshipGrant;

    public sealed record PercentOff(decimal Percent) : ScholarshipGrant;

    /// <summary>An amount off everyone's price together.</summary>
    public sealed record AmountOff(Money Amount) : ScholarshipGrant;
}

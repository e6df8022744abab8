namespace Nep.Registration.Domain.Admissions.Deciding;

/// <summary>Someone asks for a release of exactly these decisions; another person has to confirm it.</summary>
/// <param name="Due">At this local time of the offering; null for as soon as it is confirmed.</param>
public sealed record ReleaseProposal(DecisionDigest Digest, int Letters, LocalDateTime? Due, EmailAddress By, Instant At);

/// <summary>A release that two persons agreed on.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Due">When the decisions go out.</param>
public sealed record Release(int Number, DecisionDigest Digest, int Letters, EmailAddress ProposedBy, EmailAddress ConfirmedBy, Instant Due, Instant At)
{
    /// <summary>When the last decision of it had gone out; null while it has not.</summary>
    public Instant? Finished { get; init; }

    /// <summary>Why it was called off before its time; null when it was not.</summary>
    public string? CalledOff { get; init; }

    public bool IsOpen => Finished is null && CalledOff is null;
}

/// <summary>How far an offering's decisions have come. The decisions themselves stand in rows of their own; this counts their changes.</summary>
/// <param name="Version">Counts every change, also of a single decision.</param>
public sealed record DecisionBook(int Version, ReleaseProposal? Proposal, ValueList<Release> Releases)
{
    public static DecisionBook Empty { get; } = new(0, null, []);

    /// <summary>The release that was confirmed and is not over; null when there is none.</summary>
    public Release? Open => Releases.FirstOrDefault(release => release.IsOpen);
}

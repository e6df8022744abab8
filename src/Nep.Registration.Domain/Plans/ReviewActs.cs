namespace Nep.Registration.Domain.Plans;

public abstract partial record Act
{
    /// <summary>Gives every reviewer what a draw gave them.</summary>
    public sealed record ShareOutReviews(int Draw) : Act;

    /// <summary>Tells every applicant of a release what was decided.</summary>
    public sealed record ReleaseDecisions(int Release) : Act;
}

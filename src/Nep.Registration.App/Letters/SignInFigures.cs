namespace Nep.Registration.App.Letters;

/// <summary>What the staff sign-in letter can say.</summary>
public sealed record SignInFigures
{
    [Figure("The name of the member of staff.")]
    public required string Name { get; init; }

    [Figure("The sign-in link. It works once.")]
    public required string Link { get; init; }

    [Figure("For how long the link works: \"10 minutes\".")]
    public required string Lives { get; init; }
}

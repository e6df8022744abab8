namespace Nep.Registration.Domain.Admissions;

/// <summary>What is decided about an application. It is held back until all are released together.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>A place is offered.</summary>
    public sealed record Accept : Decision;

    /// <summary>A place is offered when one of the accepted does not take theirs.</summary>
    /// <param name="Order">1 for whoever is asked first.</param>
    public sealed record Alternate(int Order) : Decision;

    /// <summary>No place this time.</summary>
    public sealed record Decline : Decision;

    /// <summary>The application is kept for a later run of the program.</summary>
    public sealed record Defer : Decision;
}

namespace Nep.Registration.Domain.Plans;

public abstract partial record Act
{
    /// <summary>The deadline and its grace are over: an application that was not sent is closed.</summary>
    public sealed record CloseDraft : Act;

    /// <summary>The deadline was moved past the instant at which an application was closed: it is open again.</summary>
    public sealed record OpenDraftAgain : Act;

    /// <summary>A deferred application is carried to the run that staff chose.</summary>
    public sealed record CarryDeferral : Act;

    /// <summary>Draws every application's own plan anew, because how people apply has changed.</summary>
    public sealed record LookAtApplications : Act;

    /// <summary>An offer was accepted: the registration is placed, with its seats.</summary>
    public sealed record TakeSeats : Act;

    /// <summary>The time to pay the deposit is over: what became of it is looked up.</summary>
    public sealed record CheckDeposit : Act;

    /// <summary>Seats that were held for an application that has ended go back.</summary>
    public sealed record GiveSeatsBack : Act;

    /// <summary>A place that came free is offered to the next alternate.</summary>
    public sealed record PassPlace : Act;

    /// <summary>The time to answer an offer of a place is over.</summary>
    public sealed record ExpirePlace : Act;
}

namespace Nep.Registration.Domain.Letters;

/// <summary>Where a letter stands. A letter that is planned has no record yet.</summary>
public enum MailState
{
    /// <summary>Recorded before it is handed to the provider: from here on it is never blindly sent again.</summary>
    Sending,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>The reader's own mail server took it.</summary>
    Delivered,

    /// <summary>The provider was busy and certainly has not taken it: the plan tries again.</summary>
    Waiting,

    /// <summary>Nobody knows whether the provider took it: its own notice settles it, or a person.</summary>
    Uncertain,

    /// <summary>The provider will not take it: a person must look.</summary>
    Refused,

    /// <summary>The address does not accept mail: a person must look.</summary>
    Bounced,

    /// <summary>The reader called it spam. Optional mail stops for that address.</summary>
    Complained,

    /// <summary>Its time had passed before it could go.</summary>
    Lapsed,

    /// <summary>Optional mail, and its reader had opted out: it was not sent.</summary>
    OptedOut,

    /// <summary>Its reader's seat became theirs after its time, so it was not sent: the confirmation had just said the same.</summary>
    CameLate,

    /// <summary>A person decided that it need not arrive; why stands in the history.</summary>
    LetGo,
}

/// <summary>One line of the mail ledger.</summary>
/// <param name="Due">When the plan wanted it sent.</param>
/// <param name="At">When it came into this state.</param>
/// <param name="Attempts">How often it was handed over.</param>
/// <param name="Note">The provider's reference, or the reason.</param>
public sealed record MailRecord(Letter Letter, EmailAddress Address, MailState State, Instant Due, Instant At, int Attempts, string Note = "")
{
    /// <summary>How long after it began a hand-over that was never recorded is looked into.</summary>
    public static readonly Duration SettleAfter = Duration.FromMinutes(2);

    /// <summary>Whether it is still to go at this instant: nobody has taken it, or its reader came too late for a run before this one.</summary>
    public bool IsStillToGo(Instant due) => State == MailState.Waiting || (State == MailState.CameLate && Due < due);

    /// <summary>A busy provider is asked again after 1, 2, 4 … minutes, at most an hour apart.</summary>
    public Instant TryAgain => At + Duration.FromMinutes(Math.Min(60, 1 << Math.Clamp(Attempts - 1, 0, 6)));
}

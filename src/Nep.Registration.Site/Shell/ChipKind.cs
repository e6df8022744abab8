namespace Nep.Registration.Site.Shell;

/// <summary>What a chip's mark says beside its word.</summary>
public enum ChipKind
{
    /// <summary>Still to come.</summary>
    Plain,

    /// <summary>Paid, confirmed, done.</summary>
    Settled,

    /// <summary>Held, part paid, unsure.</summary>
    Now,

    /// <summary>Cancelled, bounced, needs a person.</summary>
    Stopped,
}

namespace Nep.Registration.Domain.Letters;

/// <summary>This mail is not waiting for a person: it was sent, or is on its way, or never was.</summary>
public sealed record MailNotInDoubt : Refusal;

/// <summary>What a person decides of mail that the system could not settle.</summary>
public enum MailSettlement
{
    /// <summary>It reached its reader.</summary>
    Arrived,

    /// <summary>It goes out once more, to the address as it stands now.</summary>
    Again,

    /// <summary>It need not arrive.</summary>
    LetGo,
}

/// <summary>How a person settles mail that the system could not: it did arrive, it goes out once more, or it is let go.</summary>
public static class MailSettling
{
    /// <summary>Whether a person must look at it.</summary>
    public static bool IsTrouble(MailRecord mail) => mail.State is MailState.Uncertain or MailState.Refused or MailState.Bounced;

    /// <param name="address">Where it would go now.</param>
    /// <returns>The ledger's new line. Sent again, it is recorded as <see cref="MailState.Sending"/> before it is handed over.</returns>
    public static Ruling<MailRecord> Decide(MailRecord? mail, MailSettlement settlement, EmailAddress address, Instant now)
    {
        if (mail is null || !IsTrouble(mail)) return new MailNotInDoubt();
        return settlement switch
        {
            MailSettlement.Arrived => mail with { State = MailState.Sent, At = now, Note = "settled by staff" },
            MailSettlement.Again => mail with { State = MailState.Sending, At = now, Address = address, Attempts = mail.Attempts + 1, Note = "" },
            MailSettlement.LetGo => mail with { State = MailState.LetGo, At = now, Note = "let go by staff" },
            _ => throw new UnreachableException(),
        };
    }
}

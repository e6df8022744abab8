namespace Nep.Registration.Domain.Letters;

/// <summary>This mail is not waiting for a person: it was sent, or is on its way, or never was.</summary>
public sealed record MailNotInDoubt : Refusal;

/// <summary>How a person settles mail that the system could not: it did arrive, or it goes out once more.</summary>
public static class MailSettling
{
    /// <summary>Whether a person must look at it.</summary>
    public static bool IsTrouble(MailRecord mail) => mail.State is MailState.Uncertain or MailState.Refused or MailState.Bounced;

    /// <param name="arrived">Whether it reached its reader; otherwise it is sent again.</param>
    /// <param name="address">Where it would go now.</param>
    /// <returns>The ledger's new line. Sent again, it is recorded as <see cref="MailState.Sending"/> before it is handed over.</returns>
    public static Ruling<MailRecord> Decide(MailRecord? mail, bool arrived, EmailAddress address, Instant now) => mail switch
    {
        null => new MailNotInDoubt(),
        _ when !IsTrouble(mail) => new MailNotInDoubt(),
        _ when arrived => mail with { State = MailState.Sent, At = now, Note = "settled by staff" },
        _ => mail with { State = MailState.Sending, At = now, Address = address, Attempts = mail.Attempts + 1, Note = "" },
    };
}

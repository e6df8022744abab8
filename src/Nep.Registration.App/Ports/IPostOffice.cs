using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Ports;

/// <summary>The mail provider. A letter is handed over under its ledger key.</summary>
public interface IPostOffice
{
    /// <summary>
    /// Hands over mails, each on its own merits. Returns one outcome a mail, in order. An exception means that nothing is known of any.
    /// </summary>
    Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<Mail> mails, CancellationToken cancel);

    /// <summary>What the provider knows of a key after a crash between handing over and recording.</summary>
    Task<PostMemory> Recall(LetterKey key, CancellationToken cancel);
}

/// <summary>A finished e-mail. Both bodies say the same.</summary>
public sealed record Mail(
    LetterKey Key, string Kind, EmailAddress To, string ToName, EmailAddress ReplyTo, string Subject, string Text, string Html,
    IReadOnlyList<MailAttachment> Attachments)
{
    /// <summary>The offering whose ledger holds the letter, so that the provider's notices find it; null for mail outside every ledger.</summary>
    public OfferingId? Offering { get; init; }

    /// <summary>Where its reader opts out with one POST (RFC 8058); null for mail that cannot be opted out of.</summary>
    public Uri? Unsubscribe { get; init; }
}

/// <summary>A file that goes with a mail.</summary>
public sealed record MailAttachment(string Name, string ContentType, byte[] Content);

/// <summary>What the provider said to one mail.</summary>
public abstract record PostOutcome
{
    private PostOutcome() { }

    public sealed record Accepted(string Reference) : PostOutcome;

    /// <summary>The provider will never take this mail (a malformed address, say): a person must look.</summary>
    public sealed record Refused(string Reason) : PostOutcome;

    /// <summary>Not now, and certainly not taken: the plan tries again later.</summary>
    public sealed record Busy : PostOutcome;

    /// <summary>Nobody knows whether it was taken (an answer that never came, say): never to be sent again blindly.</summary>
    public sealed record Unsure(string Reason) : PostOutcome;
}

/// <summary>What a provider remembers of a key.</summary>
public enum PostMemory
{
    /// <summary>It cannot tell: never resend blindly.</summary>
    Unknown,

    /// <summary>It has the mail.</summary>
    Accepted,

    /// <summary>It certainly never got it: sending is safe.</summary>
    NeverSeen,
}

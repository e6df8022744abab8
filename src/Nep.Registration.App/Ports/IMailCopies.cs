using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Ports;

/// <summary>A place beside the mail ledger that keeps what was mailed: it can be asked to forget a person.</summary>
public interface IMailCopies
{
    /// <summary>Drops the copies of mails to an address, and takes the person out of the others. Doing it again does no harm.</summary>
    /// <param name="letters">The letters whose copies may tell of the person.</param>
    /// <param name="scrub">A text without the person.</param>
    Task Forget(IReadOnlyList<LetterKey> letters, EmailAddress address, Func<string, string> scrub, CancellationToken cancel);
}

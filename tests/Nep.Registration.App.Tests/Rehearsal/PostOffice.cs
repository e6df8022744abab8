using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>A mail provider that does as a test says, and remembers every mail it took.</summary>
public sealed class PostOffice : IPostOffice
{
    private readonly List<Mail> taken = [];

    /// <summary>Every mail it took, also the same one twice.</summary>
    public IReadOnlyList<Mail> Taken => taken;

    /// <summary>How often it was handed mails.</summary>
    public int HandOvers { get; private set; }

    /// <summary>What it says to a mail; null for accepting it.</summary>
    public Func<Mail, PostOutcome?> Says { get; set; } = _ => null;

    /// <summary>The next hand-over breaks: before anything was taken, or after everything was.</summary>
    public PostBreak NextBreaks { get; set; }

    /// <summary>Whether it can say later which mails it has.</summary>
    public bool Remembers { get; set; } = true;

    public Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<Mail> mails, CancellationToken cancel)
    {
        HandOvers++;
        var breaks = NextBreaks;
        NextBreaks = PostBreak.None;
        if (breaks == PostBreak.BeforeTaking) throw new HttpRequestException("The provider cannot be reached.");
        var outcomes = mails.Select(Take).ToList();
        return breaks == PostBreak.AfterTaking
            ? throw new HttpRequestException("The provider's answer was lost.")
            : Task.FromResult<IReadOnlyList<PostOutcome>>(outcomes);
    }

    public Task<PostMemory> Recall(LetterKey key, CancellationToken cancel) => Task.FromResult(
        !Remembers ? PostMemory.Unknown : taken.Any(mail => mail.Key == key) ? PostMemory.Accepted : PostMemory.NeverSeen);

    private PostOutcome Take(Mail mail)
    {
        if (Says(mail) is { } other) return other;
        taken.Add(mail);
        return new PostOutcome.Accepted($"mail-{taken.Count}");
    }
}

/// <summary>Where a hand-over breaks.</summary>
public enum PostBreak
{
    None,
    BeforeTaking,
    AfterTaking,
}

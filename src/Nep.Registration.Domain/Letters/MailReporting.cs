namespace Nep.Registration.Domain.Letters;

/// <summary>What the mail provider reports of a letter it was handed.</summary>
public enum MailReport
{
    /// <summary>It has the letter.</summary>
    Taken,

    /// <summary>The reader's mail server has it.</summary>
    Delivered,

    /// <summary>The reader's mail server would not have it.</summary>
    Bounced,

    /// <summary>The provider itself did not try: the address had bounced before, say.</summary>
    Dropped,

    /// <summary>The reader called it spam.</summary>
    Complained,
}

/// <summary>How a report changes the ledger's line. Reports come in any order and more than once; later news is never undone by earlier.</summary>
public static class MailReporting
{
    /// <summary>The longest reason that is kept, in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>The line as it should stand, or null when the report changes nothing.</summary>
    /// <param name="reason">The provider's or the mail server's words, if any.</param>
    public static MailRecord? Apply(MailRecord mail, MailReport report, string reason, Instant now)
    {
        var state = StateAfter(report);
        if (Weight(state) <= Weight(mail.State)) return null;
        var note = reason.Length == 0 ? mail.Note : reason[..Math.Min(reason.Length, LongestReason)];
        return mail with { State = state, At = now, Note = note };
    }

    private static MailState StateAfter(MailReport report) => report switch
    {
        MailReport.Taken => MailState.Sent,
        MailReport.Delivered => MailState.Delivered,
        MailReport.Bounced => MailState.Bounced,
        MailReport.Dropped => MailState.Refused,
        MailReport.Complained => MailState.Complained,
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// What a person has let go is not a task again because the provider says the same once more. A mail server may take a letter and return it later, so a bounce outweighs a delivery. A letter that was never handed over gets no
    /// reports; should one come, it was sent after all.
    /// </summary>
    private static int Weight(MailState state) => state switch
    {
        MailState.Sending or MailState.Uncertain or MailState.Waiting or MailState.Lapsed or MailState.OptedOut or MailState.CameLate => 0,
        MailState.Sent => 1,
        MailState.Delivered => 2,
        MailState.Refused => 3,
        MailState.Bounced => 4,
        MailState.Complained => 5,
        MailState.LetGo => 6,
        _ => throw new UnreachableException(),
    };
}

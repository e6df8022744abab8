using System.Diagnostics.Metrics;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Following;

/// <summary>How a hand-over to the post office becomes a line of the ledger.</summary>
internal static class MailDelivery
{
    /// <summary>A claim older than this is left to be settled, so that no letter is on two ways at once.</summary>
    public static readonly Duration HandOverWithin = Duration.FromMinutes(1);

    private static readonly Counter<long> Letters = Telemetry.Meter.CreateCounter<long>("letters", description: "Letters handed over, by kind and outcome");

    public static async Task<Dictionary<LetterKey, PostOutcome>> HandOver(IPostOffice post, IReadOnlyList<Mail> mails, CancellationToken cancel)
    {
        using var span = Telemetry.Source.StartActivity("mail.hand-over", ActivityKind.Client)?.SetTag("letters", mails.Count);
        var outcomes = await post.Post(mails, cancel);
        foreach (var (mail, outcome) in mails.Zip(outcomes))
            Letters.Add(1, new KeyValuePair<string, object?>("kind", mail.Kind), new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));
        return mails.Zip(outcomes).ToDictionary(pair => pair.First.Key, pair => pair.Second);
    }

    public static MailRecord Record(MailRecord mail, PostOutcome outcome, Instant now) => outcome switch
    {
        PostOutcome.Accepted accepted => mail with { State = MailState.Sent, At = now, Note = accepted.Reference },
        PostOutcome.Refused refused => mail with { State = MailState.Refused, At = now, Note = refused.Reason },
        PostOutcome.Busy => mail with { State = MailState.Waiting, At = now },
        PostOutcome.Unsure unsure => mail with { State = MailState.Uncertain, At = now, Note = unsure.Reason },
        _ => throw new UnreachableException(),
    };

    /// <summary>What is certainly not sent may be sent; what may have been is never sent again blindly.</summary>
    public static MailRecord Settle(MailRecord mail, PostMemory memory, Instant now) => memory switch
    {
        PostMemory.Accepted => mail with { State = MailState.Sent, At = now, Note = "settled" },
        PostMemory.NeverSeen => mail with { State = MailState.Waiting, At = now - Duration.FromHours(1) },
        PostMemory.Unknown => mail with { State = MailState.Uncertain, At = now },
        _ => throw new UnreachableException(),
    };
}

using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Following;

/// <summary>
/// Ends a letter to a whole cohort whose time has passed: what was never handed over lapses, and what was begun is settled, so that no line
/// of the ledger stays open.
/// </summary>
public sealed class CohortLapse(ITableStore store, IPostOffice post, Clock clock)
{
    /// <param name="isOfStep">Which letters the lapsed step was to send.</param>
    public async Task<StepOutcome> End(Offering offering, Func<Letter, bool> isOfStep, CancellationToken cancel)
    {
        var (sent, later, ended) = (0, (Instant?)null, new List<RowChange>());
        await foreach (var row in store.All(offering.Id.ToString(), Keys.AllMail, cancel))
        {
            var mail = Json.Read<MailRecord>(row.Value);
            if (!isOfStep(mail.Letter)) continue;
            var settles = mail.At + MailRecord.SettleAfter;
            if (mail.State is MailState.Sent or MailState.Delivered) sent++;
            else if (mail.State == MailState.Sending && settles > clock.Now) later = later is { } known ? Instant.Min(known, settles) : settles;
            else if (await After(mail, cancel) is { } settled) ended.Add(new RowChange.Replace(row.Key, Json.Write(settled), row.Tag));
        }

        foreach (var part in ended.Chunk(RowLimits.RowsPerTransaction))
            if (await store.Transact(offering.Id.ToString(), part, cancel) is not Commit.Done) later = clock.Now + Duration.FromSeconds(1);
        return new StepOutcome(sent, Lapsed: true, later);
    }

    private async ValueTask<MailRecord?> After(MailRecord mail, CancellationToken cancel)
    {
        if (mail.State is not (MailState.Sending or MailState.Waiting)) return null;
        var known = mail.State == MailState.Sending ? MailDelivery.Settle(mail, await post.Recall(mail.Letter.Key, cancel), clock.Now) : mail;
        return known.State == MailState.Waiting ? known with { State = MailState.Lapsed, At = clock.Now } : known;
    }
}

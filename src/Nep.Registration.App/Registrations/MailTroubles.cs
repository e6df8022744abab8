using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Registrations;

/// <summary>Mail that a person must look at: refused, bounced, or perhaps sent and perhaps not.</summary>
public sealed class MailTroubles(ITableStore store, Clock clock)
{
    private readonly RangeMemory<MailRecord?, IReadOnlyList<MailRecord>> memory = new(
        store, Keys.AllMail, row => Json.Read<MailRecord>(row.Value) is var mail && MailSettling.IsTrouble(mail) ? mail : null,
        all => [.. all.OfType<MailRecord>().OrderBy(mail => mail.At)],
        (before, gone, come) => gone.All(mail => mail is null) && come.All(mail => mail is null)
            ? before
            : [.. before.Except(gone.OfType<MailRecord>()).Concat(come.OfType<MailRecord>()).OrderBy(mail => mail.At)],
        clock);

    /// <summary>An offering's troubled mail, the oldest first.</summary>
    public ValueTask<IReadOnlyList<MailRecord>> Of(OfferingId offering, CancellationToken cancel = default) =>
        memory.Of(offering.ToString(), cancel);
}

using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Webhooks;

/// <summary>
/// What a transaction adds so that others are told of it: one small row that names where it is on record, and none while nobody wants to
/// know. The row is a due row: whoever is lost between facts and telling, the follower finds it.
/// </summary>
public sealed class WebhookOutbox(WebhookBook book, IPlanSignal signal, Clock clock)
{
    private static readonly byte[] Empty = "{}"u8.ToArray();

    /// <param name="file">The registration as the transaction writes it.</param>
    internal async ValueTask<RowChange?> Told(OfferingId offering, RegistrationFile file, ValueList<RegistrationEvent> events, CancellationToken cancel) =>
        await IsNews(WebhookContent.Kinds(events), cancel) ? Row(offering, Keys.RegistrationLog(file.State.Id, file.Commits)) : null;

    /// <param name="deed">What the cohort's plan has done.</param>
    internal async ValueTask<RowChange?> Told(OfferingId offering, CohortDeed deed, CancellationToken cancel) =>
        IsClosing(deed) && await IsNews([WebhookKind.AttendanceClosed], cancel) ? Row(offering, deed.Step) : null;

    internal ValueTask Signal(OfferingId offering, CohortDeed deed, CancellationToken cancel) =>
        IsClosing(deed) ? signal.Changed(new PlanId.OfWebhooks(offering), clock.Now, [], cancel) : ValueTask.CompletedTask;

    private static bool IsClosing(CohortDeed deed) => !deed.Lapsed && deed.Step.StartsWith("close:", StringComparison.Ordinal);

    private async ValueTask<bool> IsNews(ValueList<WebhookKind> kinds, CancellationToken cancel) =>
        kinds.Count > 0 && (await book.Standing(cancel)).Any(endpoint => endpoint.Kinds.Any(kind => kinds.Contains(kind)));

    private RowChange Row(OfferingId offering, string source) => new RowChange.Insert(Keys.Telling(clock.Now, offering, source), Empty);
}

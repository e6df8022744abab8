using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Webhooks;

/// <summary>Makes deliveries of what is on record, and their messages at the moment of sending.</summary>
public sealed class WebhookWriter(ITableStore store, WebhookContent content, SiteLinks links, Clock clock)
{
    /// <summary>Who is to be told what of something on record.</summary>
    public async ValueTask<IReadOnlyList<WebhookDelivery>> Unpack(
        OfferingId offering, string source, IReadOnlyList<WebhookEndpoint> standing, CancellationToken cancel)
    {
        if (await Read(offering, source, cancel) is not { } told) return [];
        return
        [
            .. from endpoint in standing
               where endpoint.Since <= told.At
               from kind in told.Kinds
               where endpoint.Kinds.Contains(kind)
               select new WebhookDelivery(WebhookContent.Id(offering, source, kind), endpoint.Id, kind, source, told.At, clock.Now, 0, DeliveryState.Waiting) { Next = clock.Now },
        ];
    }

    /// <summary>The message as it is sent now; null when what it tells of is no longer on record.</summary>
    public async ValueTask<WebhookMessage?> Write(OfferingId offering, WebhookEndpoint endpoint, WebhookDelivery delivery, CancellationToken cancel) =>
        delivery.Kind is { } kind && await Read(offering, delivery.Source, cancel) is { } told ? Sign(endpoint, delivery.Message, told.Write(kind)) : null;

    /// <summary>A signed message, with a signature for every secret that is good now.</summary>
    public WebhookMessage Sign(WebhookEndpoint endpoint, string id, byte[] body) => new(
        id, clock.Now, WebhookSigning.Sign(endpoint.SecretsAt(clock.Now).SelectMany(secret => links.WebhookKeys(endpoint.Id, secret)), id, clock.Now, body), body);

    private async ValueTask<Told?> Read(OfferingId offering, string source, CancellationToken cancel)
    {
        if (source.Split('|') is not ["log", "reg", var id, _])
            return (await store.Read<CohortFile>($"{offering}", Keys.Cohort, cancel))?.Cohort.Done.FirstOrDefault(deed => deed.Step == source) is { } deed
                ? new Told(deed.At, [WebhookKind.AttendanceClosed], _ => content.Of(offering, deed))
                : null;
        return await store.Read<HistoryEntry<RegistrationEvent>>($"{offering}", source, cancel) is { } entry
            ? new Told(entry.At, WebhookContent.Kinds(entry.Events), kind => content.Of(offering, RegistrationId.Parse(id), kind, entry))
            : null;
    }

    private sealed record Told(Instant At, ValueList<WebhookKind> Kinds, Func<WebhookKind, byte[]> Write);
}

using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Webhooks;

/// <summary>
/// Tells other programs what happened in an offering: unpacks what was noted with the facts into deliveries, and makes those that are due.
/// </summary>
/// <remarks>
/// A message is sent before it is recorded as taken: a crash in between sends it again, under the same id. Never is one lost, and never do two
/// rows stand for one.
/// </remarks>
public sealed class WebhookSteps(ITableStore store, WebhookBook book, WebhookWriter writer, IWebhookSender sender, Clock clock)
{
    /// <summary>So many tries a look; what is left is looked at anew.</summary>
    private const int MostAtOnce = 100;

    private const int Rounds = 20;

    /// <returns>When the next delivery is due; null when none is.</returns>
    public async Task<Instant?> Advance(OfferingId offering, CancellationToken cancel)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var standing = await book.Standing(cancel);
            var unpacked = await UnpackAll(offering, standing, cancel);
            var due = await store.Query($"{offering}", Keys.OpenDeliveriesBy(clock.Now), MostAtOnce, cancel);
            if (due.Rows.Count == 0 && !unpacked) break;
            await Task.WhenAll(due.Rows.Select(row => (row.Tag, Delivery: Json.Read<WebhookDelivery>(row.Value)))
                .GroupBy(one => one.Delivery.Endpoint)
                .Select(own => Deliver(offering, standing.FirstOrDefault(endpoint => endpoint.Id == own.Key), [.. own], cancel)));
        }

        return (await store.Query($"{offering}", Keys.OpenDeliveries, 1, cancel)).Rows is [var next] ? Keys.OpenDeliveryDue(next.Key) : null;
    }

    private async Task<bool> UnpackAll(OfferingId offering, IReadOnlyList<WebhookEndpoint> standing, CancellationToken cancel)
    {
        var any = false;
        await foreach (var row in store.All($"{offering}", Keys.DueBy(clock.Now), cancel))
        {
            if (Keys.ToldOf(row.Key) is not { } source) continue;
            var deliveries = await writer.Unpack(offering, source, standing, cancel);
            await store.Transact($"{offering}", [new RowChange.Delete(row.Key, RowTag.Any), .. deliveries.SelectMany(one => Opened(offering, one))], cancel);
            any = true;
        }

        return any;
    }

    /// <summary>One after another, in their order. When nothing comes back from the address, the rest of them wait with the first.</summary>
    private async Task Deliver(OfferingId offering, WebhookEndpoint? endpoint, IReadOnlyList<(RowTag Tag, WebhookDelivery Delivery)> due, CancellationToken cancel)
    {
        var silent = false;
        foreach (var (tag, delivery) in due)
        {
            var answer = endpoint is null ? null : silent ? new WebhookAnswer.PutOff() : await Try(offering, endpoint, delivery, cancel);
            silent |= answer is WebhookAnswer.Unreachable;
            var after = answer is not null ? delivery.After(answer, clock.Now) : delivery with
            {
                State = DeliveryState.LetGo,
                Next = null,
                Answer = endpoint is null ? "The endpoint was removed" : "No longer on record",
            };
            await store.Transact($"{offering}", Moved(offering, delivery, tag, after), cancel);
        }
    }

    /// <summary>Null when what it tells of is no longer on record.</summary>
    private async Task<WebhookAnswer?> Try(OfferingId offering, WebhookEndpoint endpoint, WebhookDelivery delivery, CancellationToken cancel) =>
        await writer.Write(offering, endpoint, delivery, cancel) is { } message ? await sender.Send(new Uri(endpoint.Address), message, cancel) : null;

    /// <summary>The rows of a delivery that is on its way.</summary>
    internal static IEnumerable<RowChange> Opened(OfferingId offering, WebhookDelivery delivery) =>
    [
        new RowChange.Insert(Keys.OpenDelivery(delivery), Json.Write(delivery)), new RowChange.Insert(Keys.DeliveryDue(offering, delivery), "{}"u8.ToArray()),
    ];

    private static IReadOnlyList<RowChange> Moved(OfferingId offering, WebhookDelivery before, RowTag tag, WebhookDelivery after) =>
    [
        new RowChange.Delete(Keys.OpenDelivery(before), tag), new RowChange.Delete(Keys.DeliveryDue(offering, before), RowTag.Any),
        .. after.State == DeliveryState.Waiting ? Opened(offering, after) : [new RowChange.Insert(Keys.EndedDelivery(after), Json.Write(after))],
    ];
}

using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Webhooks;

/// <summary>One delivery, and the offering it is about; null for a test.</summary>
public sealed record DeliveryLine(OfferingId? Offering, WebhookDelivery Delivery);

/// <summary>What staff do with deliveries: look at them, send one again, let go what was given up, and send a test.</summary>
public sealed class WebhookDesk(
    ITableStore store, OfferingShelf shelf, WebhookBook book, WebhookWriter writer, IWebhookSender sender, IPlanSignal signal, IChance chance, Clock clock)
{
    /// <summary>So many are sent again, or let go, at once.</summary>
    private const int MostAtOnce = 1000;

    private readonly RangeMemory<WebhookId, IReadOnlyList<WebhookId>> lost = new(
        store, Keys.LostDeliveries, row => Json.Read<WebhookDelivery>(row.Value).Endpoint, all => [.. all], null, clock);

    /// <summary>How many deliveries of an offering were given up and wait for a person, by endpoint; from memory.</summary>
    public async ValueTask<IReadOnlyList<WebhookId>> Lost(OfferingId offering, CancellationToken cancel = default) => await lost.Of($"{offering}", cancel);

    /// <summary>An endpoint's deliveries: those given up, those on their way, and the newest of those that are over; at most so many of each.</summary>
    public async Task<IReadOnlyList<DeliveryLine>> Deliveries(WebhookId endpoint, int most, CancellationToken cancel = default)
    {
        var (lines, done) = (new List<DeliveryLine>(), new List<DeliveryLine>());
        done.AddRange(await In(Keys.Webhooks, null, Keys.DoneDeliveries(endpoint), most, cancel));
        foreach (var offering in await shelf.All(cancel))
        {
            lines.AddRange(await In($"{offering.Id}", offering.Id, Keys.LostDeliveriesOf(endpoint), most - Math.Min(most, lines.Count), cancel));
            lines.AddRange((await In($"{offering.Id}", offering.Id, Keys.OpenDeliveries, most, cancel)).Where(line => line.Delivery.Endpoint == endpoint));
            done.AddRange(await In($"{offering.Id}", offering.Id, Keys.DoneDeliveries(endpoint), most, cancel));
        }

        return
        [
            .. lines.OrderBy(line => line.Delivery.State != DeliveryState.GivenUp).ThenBy(line => line.Delivery.Next).Take(most),
            .. done.OrderByDescending(line => line.Delivery.Tried ?? line.Delivery.At).Take(most),
        ];
    }

    /// <summary>Sends one delivery again, at once and as if for the first time. One that is on its way is tried at once.</summary>
    public async Task<Refusal?> SendAgain(WebhookId endpoint, OfferingId offering, string message, CancellationToken cancel = default)
    {
        if (await book.Find(endpoint, cancel) is not { Removed: null }) return new WebhookNotFound();
        if (await Find(endpoint, offering, message, cancel) is not { } found) return new WebhookNotFound();
        await Reopen(offering, found.Row, found.Delivery, cancel);
        await signal.Changed(new PlanId.OfWebhooks(offering), clock.Now, [], cancel);
        return null;
    }

    /// <summary>Everything that was given up is sent again.</summary>
    public async Task SendLostAgain(WebhookId endpoint, CancellationToken cancel = default)
    {
        if (await book.Find(endpoint, cancel) is not { Removed: null }) return;
        await EachLost(endpoint, (offering, row, delivery) => Reopen(offering, row, delivery, cancel), cancel);
        foreach (var offering in await shelf.All(cancel)) await signal.Changed(new PlanId.OfWebhooks(offering.Id), clock.Now, [], cancel);
    }

    /// <summary>Everything that was given up is let go: staff say why, and the history tells how many it were.</summary>
    public async Task<Refusal?> LetLostGo(WebhookId endpoint, string reason, Actor by, CancellationToken cancel = default)
    {
        var count = 0;
        foreach (var offering in await shelf.All(cancel)) count += (await In($"{offering.Id}", offering.Id, Keys.LostDeliveriesOf(endpoint), MostAtOnce, cancel)).Count;
        if (await book.Handle(endpoint, new WebhookCommand.LetGo(count, reason), by, cancel) is { } why) return why;
        await EachLost(endpoint, LetGo, cancel);
        return null;

        Task LetGo(OfferingId offering, Row row, WebhookDelivery delivery)
        {
            var gone = delivery with { State = DeliveryState.LetGo };
            return store.Transact(
                $"{offering}", [new RowChange.Delete(row.Key, row.Tag), new RowChange.Insert(Keys.EndedDelivery(gone), Json.Write(gone))], cancel).AsTask();
        }
    }

    /// <summary>Sends a test now, once, and says what came back.</summary>
    public async Task<(WebhookAnswer? Answer, Refusal? Why)> Test(WebhookId id, CancellationToken cancel = default)
    {
        if (await book.Find(id, cancel) is not { Removed: null } endpoint) return (null, new WebhookNotFound());
        var message = writer.Sign(endpoint, Draw(), WebhookContent.Test(clock.Now));
        var answer = await sender.Send(new Uri(endpoint.Address), message, cancel);
        var made = new WebhookDelivery(message.Id, id, null, "test", clock.Now, clock.Now, 1, answer.IsTaken ? DeliveryState.Delivered : DeliveryState.LetGo)
        {
            Tried = clock.Now,
            Answer = answer.Words,
        };
        await store.Transact(Keys.Webhooks, [new RowChange.Insert(Keys.EndedDelivery(made), Json.Write(made))], cancel);
        return (answer, null);
    }

    private Task Reopen(OfferingId offering, Row row, WebhookDelivery delivery, CancellationToken cancel)
    {
        var again = delivery with { State = DeliveryState.Waiting, Since = clock.Now, Tries = 0, Next = clock.Now };
        if (delivery.Next == again.Next) return Task.CompletedTask;
        List<RowChange> changes = [new RowChange.Delete(row.Key, row.Tag), .. WebhookSteps.Opened(offering, again)];
        if (delivery.Next is not null) changes.Add(new RowChange.Delete(Keys.DeliveryDue(offering, delivery), RowTag.Any));
        return store.Transact($"{offering}", changes, cancel).AsTask();
    }

    private async ValueTask<(Row Row, WebhookDelivery Delivery)?> Find(WebhookId endpoint, OfferingId offering, string message, CancellationToken cancel)
    {
        foreach (var range in new[] { Keys.LostDeliveriesOf(endpoint), Keys.OpenDeliveries, Keys.DoneDeliveries(endpoint) })
            await foreach (var row in store.All($"{offering}", range, cancel))
                if (row.Key.EndsWith($"|{endpoint}|{message}", StringComparison.Ordinal) || (row.Key.EndsWith($"|{message}", StringComparison.Ordinal) && range != Keys.OpenDeliveries))
                    return (row, Json.Read<WebhookDelivery>(row.Value));
        return null;
    }

    private async Task EachLost(WebhookId endpoint, Func<OfferingId, Row, WebhookDelivery, Task> act, CancellationToken cancel)
    {
        foreach (var offering in await shelf.All(cancel))
            foreach (var row in (await store.Query($"{offering.Id}", Keys.LostDeliveriesOf(endpoint), MostAtOnce, cancel)).Rows)
                await act(offering.Id, row, Json.Read<WebhookDelivery>(row.Value));
    }

    private async ValueTask<IReadOnlyList<DeliveryLine>> In(string partition, OfferingId? offering, KeyRange range, int most, CancellationToken cancel) =>
        most == 0 ? [] : [.. (await store.Query(partition, range, most, cancel)).Rows.Select(row => new DeliveryLine(offering, Json.Read<WebhookDelivery>(row.Value)))];

    private string Draw()
    {
        Span<byte> bytes = stackalloc byte[17];
        chance.Fill(bytes);
        return $"msg_{Ids.ToBase32(bytes, 26)}";
    }
}

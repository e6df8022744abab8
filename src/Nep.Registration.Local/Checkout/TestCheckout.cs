using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Local.Checkout;

/// <summary>
/// The local host's payment provider: a page that plays the part of a card checkout. No card is charged and no money moves; everything else,
/// the keys and the notices too, works as with a real provider.
/// </summary>
public sealed class TestCheckout(ITableStore store, SiteLinks links, Clock clock) : IPayments
{
    private const string Partition = "_checkout";
    private const int Tries = 6;

    private static readonly KeyRange Notices = KeyRange.Prefix("notice|");

    public async Task<App.Ports.Checkout> StartCheckout(CheckoutOrder order, CancellationToken cancel)
    {
        var id = Hash(order.Key);
        var kept = new KeptCheckout(
            id, order.Offering.ToString(), order.Registration.ToString(), order.Amount.Cents, [.. order.Lines.Select(line => new KeptLine(line.Text, line.Amount.Cents))],
            order.Expires.ToUnixTimeMilliseconds(), order.Return.ToString(), 0, false);
        await store.Transact(Partition, [new RowChange.Insert(Key(id), JsonSerializer.SerializeToUtf8Bytes(kept))], cancel);
        return new App.Ports.Checkout(id, links.At($"test-checkout/{id}"));
    }

    /// <summary>The same key gives the same reference: the refund is made once.</summary>
    public Task<RefundOutcome> Refund(RefundOrder order, CancellationToken cancel) =>
        Task.FromResult<RefundOutcome>(new RefundOutcome.Made($"test-refund-{Hash(order.Key)[..8]}"));

    public async Task<KeptCheckout?> Find(string id, CancellationToken cancel) =>
        id.Length == 26 && id.All(Ids.IsBase32) && await store.Get(Partition, Key(id), cancel) is { } row
            ? JsonSerializer.Deserialize<KeptCheckout>(row.Value)
            : null;

    /// <summary>Takes payments on the page and keeps a notice of each until it is taken in.</summary>
    public Task Pay(string id, int times, CancellationToken cancel) => Change(
        id,
        kept => kept with { Payments = kept.Payments + times, Declined = false },
        kept => Enumerable.Range(kept.Payments + 1, times).Select(number => Notice(kept, number)),
        cancel);

    public Task Decline(string id, CancellationToken cancel) => Change(id, kept => kept with { Declined = true }, _ => [], cancel);

    /// <summary>Notices that nobody has taken in yet, oldest first.</summary>
    public async Task<IReadOnlyList<(string Key, PaymentNotice Notice)>> Waiting(CancellationToken cancel)
    {
        var page = await store.Query(Partition, Notices, cancel: cancel);
        return [.. page.Rows.Select(row => (row.Key, Read(row)))];
    }

    public async Task TakenIn(string key, CancellationToken cancel) => await store.Transact(Partition, [new RowChange.Delete(key, RowTag.Any)], cancel);

    private async Task Change(
        string id, Func<KeptCheckout, KeptCheckout> change, Func<KeptCheckout, IEnumerable<KeptNotice>> notices, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await store.Get(Partition, Key(id), cancel) is not { } row) return;
            var kept = JsonSerializer.Deserialize<KeptCheckout>(row.Value)!;
            List<RowChange> changes = [new RowChange.Replace(row.Key, JsonSerializer.SerializeToUtf8Bytes(change(kept)), row.Tag)];
            changes.AddRange(notices(kept).Select(notice =>
                new RowChange.Insert($"notice|{notice.At:000000000000000}|{notice.Payment}", JsonSerializer.SerializeToUtf8Bytes(notice))));
            if (await store.Transact(Partition, changes, cancel) is Commit.Done) return;
        }
    }

    private KeptNotice Notice(KeptCheckout kept, int number) =>
        new(kept.Offering, kept.Registration, $"test_{kept.Id}_{number}", kept.Cents, clock.Now.ToUnixTimeMilliseconds());

    private static PaymentNotice Read(Row row) => JsonSerializer.Deserialize<KeptNotice>(row.Value)! is var kept
        ? new PaymentNotice(
            OfferingId.Parse(kept.Offering), RegistrationId.Parse(kept.Registration), PaymentId.Parse(kept.Payment), new Money(kept.Cents),
            Instant.FromUnixTimeMilliseconds(kept.At))
        : throw new InvalidOperationException("A notice without content.");

    private static string Key(string id) => $"order|{id}";

    private static string Hash(string key) => Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes(key)), 26);

    private sealed record KeptNotice(string Offering, string Registration, string Payment, long Cents, long At);
}

/// <summary>A checkout as the test page keeps it. Times are milliseconds of Unix time.</summary>
public sealed record KeptCheckout(
    string Id, string Offering, string Registration, long Cents, IReadOnlyList<KeptLine> Lines, long Expires, string Return, int Payments, bool Declined);

/// <summary>One line of what is paid.</summary>
public sealed record KeptLine(string Text, long Cents);

using System.Globalization;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Storage;

/// <summary>
/// The rows of what other programs are told. Endpoints stand in a partition of their own. What is to be told of an offering stands in the
/// offering's: first as a due row, written with the facts, that names where they are on record; then as deliveries, one an endpoint.
/// </summary>
internal static partial class Keys
{
    /// <summary>The partition of endpoints, and of tests.</summary>
    public const string Webhooks = "_webhooks";

    private const long LatestDelivery = 999_999_999_999_999;

    public static readonly KeyRange WebhookEndpoints = KeyRange.Prefix("endpoint|");

    /// <summary>Deliveries that are on their way, the next one first.</summary>
    public static readonly KeyRange OpenDeliveries = KeyRange.Prefix("hook|open|");

    /// <summary>Deliveries that were given up, and that nobody has decided about.</summary>
    public static readonly KeyRange LostDeliveries = KeyRange.Prefix("hook|lost|");

    public static string WebhookEndpoint(WebhookId id) => $"endpoint|{id}";

    public static KeyRange WebhookLog(WebhookId id) => KeyRange.Prefix($"log|endpoint|{id}|");

    public static string WebhookCommit(WebhookId id, Instant at) => $"log|endpoint|{id}|{DueText(at)}";

    /// <summary>Asks that others are told of something. No two askers share a row, so none waits for another.</summary>
    /// <param name="source">Where it is on record.</param>
    public static string Telling(Instant at, OfferingId offering, string source) => $"{Due(at, new PlanId.OfWebhooks(offering))}|of|{source}";

    /// <summary>Where that is on record of which others are to be told; null when the row is of another plan, or of a delivery.</summary>
    public static string? ToldOf(string key) =>
        key.Split('|', 6) is ["due", _, "hooks", _, "of", var source] ? source : null;

    /// <summary>Keeps a delivery's next try among the due rows.</summary>
    public static string DeliveryDue(OfferingId offering, WebhookDelivery delivery) =>
        $"{Due(delivery.Next!.Value, new PlanId.OfWebhooks(offering))}|to|{delivery.Endpoint}|{delivery.Message}";

    public static string OpenDelivery(WebhookDelivery delivery) => $"hook|open|{DueText(delivery.Next!.Value)}|{delivery.Endpoint}|{delivery.Message}";

    /// <summary>Open deliveries that are due at an instant.</summary>
    public static KeyRange OpenDeliveriesBy(Instant now) => new(OpenDeliveries.From, $"hook|open|{DueText(now)}~");

    public static Instant OpenDeliveryDue(string key) => Instant.FromUnixTimeMilliseconds(long.Parse(key.Split('|')[2], CultureInfo.InvariantCulture));

    /// <summary>A delivery that is over: the newest of an endpoint first, those that were given up apart.</summary>
    public static string EndedDelivery(WebhookDelivery delivery) =>
        $"hook|{(delivery.State == DeliveryState.GivenUp ? "lost" : "done")}|{delivery.Endpoint}|{Turned(delivery.At)}|{delivery.Message}";

    public static KeyRange DoneDeliveries(WebhookId endpoint) => KeyRange.Prefix($"hook|done|{endpoint}|");

    public static KeyRange LostDeliveriesOf(WebhookId endpoint) => KeyRange.Prefix($"hook|lost|{endpoint}|");

    private static string Turned(Instant at) => (LatestDelivery - at.ToUnixTimeMilliseconds()).ToString("000000000000000", CultureInfo.InvariantCulture);
}

using Nep.Registration.App.Storage;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Connections;

/// <summary>Endpoints and deliveries in plain words, and as the fields of a form.</summary>
internal static class WebhookText
{
    public static IReadOnlyList<(WebhookKind Kind, string Says)> Choices { get; } =
    [
        (WebhookKind.RegistrationConfirmed, "A registration is confirmed"),
        (WebhookKind.RegistrationCancelled, "A registration is cancelled, or moved away"),
        (WebhookKind.RegistrationChanged, "People, seats or the price of a registration change"),
        (WebhookKind.PaymentRecorded, "Money came"),
        (WebhookKind.AttendanceClosed, "A session’s roster is closed"),
        (WebhookKind.CertificateIssued, "A certificate is issued or corrected"),
    ];

    public static string Field(WebhookKind kind) => $"kind.{kind}";

    public static ValueList<WebhookKind> Kinds(PostedForm form) => [.. Enum.GetValues<WebhookKind>().Where(kind => form.IsTicked(Field(kind)))];

    public static string Names(IEnumerable<WebhookKind> kinds) => string.Join(", ", kinds.Select(kind => WebhookContent.Name(kind)));

    public static string Path(WebhookId endpoint, string more = "") => $"/staff/connections/webhooks/{endpoint}{more}";

    public static (string Class, string Words) Chip(WebhookDelivery delivery) => delivery.State switch
    {
        DeliveryState.Waiting => ("chip chip-now", delivery.Tries == 0 ? "On its way" : "Tries again"),
        DeliveryState.Delivered => ("chip chip-settled", "Delivered"),
        DeliveryState.GivenUp => ("chip chip-stopped", "Given up"),
        DeliveryState.LetGo => ("chip", delivery.Kind is null ? "Not taken" : "Let go"),
        _ => throw new UnreachableException(),
    };

    public static IReadOnlyList<PastEntry> Past(IReadOnlyList<HistoryEntry<WebhookEvent>> history) =>
        [.. history.Reverse().SelectMany(entry => entry.Events.Select(happened => new PastEntry(entry.At, What(happened), StaffText.Name(entry.By), [$"Why: “{Why(happened)}”"])))];

    private static string What(WebhookEvent happened) => happened switch
    {
        WebhookEvent.EndpointAdded(var added, _) => $"{added.Name} was added at {added.Address}, for {Names(added.Kinds)}",
        WebhookEvent.EndpointChanged(var name, var address, var kinds, _) => $"It is now {name} at {address}, for {Names(kinds)}",
        WebhookEvent.SecretRotated => "The secret was changed",
        WebhookEvent.EndpointRemoved => "It was removed",
        WebhookEvent.DeliveriesLetGo(var count, _) => $"{StaffText.Count(count, "delivery", "deliveries")} that had been given up {(count == 1 ? "was" : "were")} let go",
        _ => throw new UnreachableException(),
    };

    private static string Why(WebhookEvent happened) => happened switch
    {
        WebhookEvent.EndpointAdded(_, var why) => why,
        WebhookEvent.EndpointChanged(_, _, _, var why) => why,
        WebhookEvent.SecretRotated(var why, _) => why,
        WebhookEvent.EndpointRemoved(var why, _) => why,
        WebhookEvent.DeliveriesLetGo(_, var why) => why,
        _ => throw new UnreachableException(),
    };
}

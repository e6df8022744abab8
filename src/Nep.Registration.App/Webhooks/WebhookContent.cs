using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nep.Registration.App.Links;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Registrations;
using NodaTime.Text;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.App.Webhooks;

/// <summary>
/// What is told of something that happened: made anew from the record each time it is sent, always the same, and without anyone's name or
/// address. Whoever wants more asks the API.
/// </summary>
public sealed class WebhookContent(SiteLinks links)
{
    /// <summary>Which events are news to others; every other one is the registration's own affair.</summary>
    private static readonly FrozenDictionary<Type, WebhookKind> News = new Dictionary<Type, WebhookKind>
    {
        [typeof(RegistrationConfirmed)] = WebhookKind.RegistrationConfirmed,
        [typeof(RegistrationCancelled)] = WebhookKind.RegistrationCancelled,
        [typeof(RegistrationTransferred)] = WebhookKind.RegistrationCancelled,
        [typeof(PersonChanged)] = WebhookKind.RegistrationChanged,
        [typeof(PersonMerged)] = WebhookKind.RegistrationChanged,
        [typeof(PersonErased)] = WebhookKind.RegistrationChanged,
        [typeof(SeatsCancelled)] = WebhookKind.RegistrationChanged,
        [typeof(RegistrationReinstated)] = WebhookKind.RegistrationChanged,
        [typeof(ScholarshipDecided)] = WebhookKind.RegistrationChanged,
        [typeof(PaymentReceived)] = WebhookKind.PaymentRecorded,
        [typeof(CertificateIssued)] = WebhookKind.CertificateIssued,
    }.ToFrozenDictionary();

    private static readonly JsonSerializerOptions Plain = new() { Encoder = Json.Options.Encoder };

    /// <summary>What kinds of news some events are, each once.</summary>
    public static ValueList<WebhookKind> Kinds(ValueList<RegistrationEvent> events) => [.. events.Select(Kind).OfType<WebhookKind>().Distinct().Order()];

    /// <summary>As kinds are called in messages: <c>registration.confirmed</c>.</summary>
    public static string Name(WebhookKind? kind) => kind switch
    {
        null => "test",
        WebhookKind.RegistrationConfirmed => "registration.confirmed",
        WebhookKind.RegistrationCancelled => "registration.cancelled",
        WebhookKind.RegistrationChanged => "registration.changed",
        WebhookKind.PaymentRecorded => "payment.recorded",
        WebhookKind.AttendanceClosed => "attendance.closed",
        WebhookKind.CertificateIssued => "certificate.issued",
        _ => throw new UnreachableException(),
    };

    /// <summary>The id of a message: the same however often it is worked out.</summary>
    public static string Id(OfferingId offering, string source, WebhookKind kind) =>
        $"msg_{Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes($"{offering}\n{source}\n{Name(kind)}")), 26)}";

    /// <summary>What a commit of a registration tells of one kind.</summary>
    public byte[] Of(OfferingId offering, RegistrationId id, WebhookKind kind, HistoryEntry<RegistrationEvent> entry)
    {
        var told = entry.Events.Where(happened => Kind(happened) == kind).ToList();
        var data = new JsonObject
        {
            ["offering"] = $"{offering}",
            ["registration"] = $"{id}",
            ["url"] = links.At($"api/v1/offerings/{offering}/registrations/{id}").AbsoluteUri,
        };
        if (kind == WebhookKind.RegistrationChanged) data["changes"] = new JsonArray([.. told.Select(one => Camel(one.GetType().Name)).Distinct().Select(name => JsonValue.Create(name))]);
        if (kind == WebhookKind.PaymentRecorded) data["payments"] = new JsonArray([.. told.OfType<PaymentReceived>().Select(Payment)]);
        if (kind == WebhookKind.CertificateIssued) data["certificates"] = new JsonArray([.. told.OfType<CertificateIssued>().Select(one => Certificate(offering, one))]);
        return Write(kind, entry.At, data);
    }

    /// <summary>What the closing of a session's roster tells.</summary>
    public byte[] Of(OfferingId offering, CohortDeed deed) => Write(WebhookKind.AttendanceClosed, deed.At, new JsonObject
    {
        ["offering"] = $"{offering}",
        ["session"] = SessionOf(deed),
        ["present"] = deed.Count,
        ["url"] = links.At($"api/v1/offerings/{offering}/sessions/{SessionOf(deed)}/attendance").AbsoluteUri,
    });

    /// <summary>A message that means nothing.</summary>
    public static byte[] Test(Instant now) => Write(null, now, new JsonObject { ["note"] = "A test: nothing happened." });

    private static WebhookKind? Kind(RegistrationEvent happened) => News.TryGetValue(happened.GetType(), out var kind) ? kind : null;

    /// <summary><c>close:2:…</c></summary>
    private static int SessionOf(CohortDeed deed) => int.Parse(deed.Step.Split(':')[1], CultureInfo.InvariantCulture);

    private static JsonNode Payment(PaymentReceived one) => new JsonObject
    {
        ["id"] = $"{one.Payment}",
        ["amount"] = new JsonObject { ["cents"] = one.Amount.Cents, ["currency"] = one.Amount.Currency.ToString().ToUpperInvariant() },
    };

    private JsonNode Certificate(OfferingId offering, CertificateIssued one) => new JsonObject
    {
        ["person"] = one.Number.Value,
        ["issue"] = one.Certificate.Issue,
        ["verify"] = links.Verify(offering, one.Certificate.Code).AbsoluteUri,
    };

    private static byte[] Write(WebhookKind? kind, Instant at, JsonObject data) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["type"] = Name(kind), ["timestamp"] = InstantPattern.ExtendedIso.Format(at), ["data"] = data }, Plain);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

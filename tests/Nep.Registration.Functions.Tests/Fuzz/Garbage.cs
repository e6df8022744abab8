using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Nep.Registration.Functions.Tests.Fuzz;

/// <summary>What nobody should ever send, and some day somebody does.</summary>
internal static class Garbage
{
    private const string Mark = "--here--";

    private static readonly string[] Pieces =
    [
        "", " ", "a", "0", "-1", "7", "99999999999999999999", "1e999", ".", "/", "\\", "\"", "'", "{", "}", "[", "]", "|", ":", ",", "=", "t=", "v1=", "t=1,v1=00", "\r\n", "\0", "\u00a0", "\u202e", "\ufeff", "😀", "é", "中",
        "null", "true", "NaN", "reg", "app", "cohort", "hooks", "line", "coaching-for-equity-2027-03", "7K2M49QX0ABCDEFG", "pi_1", "cs_1", "usd", "jpy", "paid", "delivered", "bounce", "unsubscribe",
        "rosa@westside.example.org", "2027-01-12T18:12:00Z", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "MEUCIQ==", "../../x", "<script>", "=cmd|' /C calc'!A0", "000001799776800000",
    ];

    private static readonly string[] Names =
    [
        "object", "id", "type", "data", "created", "api_version", "metadata", "offering", "registration", "refund", "payment_intent", "payment_status", "amount", "amount_total", "currency", "status", "reason",
        "event", "email", "letter", "sg_event_id", "timestamp", "Plan", "Claimed", "Next", "Trace", "claims", "typ", "val", "name_typ", "role_typ",
    ];

    private static readonly string[] Leaves =
    [
        "null", "true", "false", "0", "-1", "1", "179000", "1e300", "-1e300", "9223372036854775807", "9223372036854775808", "1799776800", "0.5", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[]]",
        "\"checkout.session\"", "\"refund\"", "\"charge\"", "\"dispute\"", "\"payment_intent\"", "\"event\"",
    ];

    public static Gen<string> Text { get; } = Gen.Elements(Pieces).ListOf().Select(list => string.Concat(list));

    /// <summary>Good JSON that means nothing.</summary>
    public static Gen<string> Json { get; } = Value(4);

    /// <summary>JSON, something like it, and what is none.</summary>
    public static Gen<string> Body { get; } = Gen.Frequency(
        (6, Json), (2, Text), (1, from json in Json from at in Gen.Choose(0, 200) from text in Text select json.Insert(Math.Min(at, json.Length), text)),
        (1, Gen.Choose(1, 5000).Select(depth => new string('[', depth))));

    public static Gen<byte[]> Bytes { get; } = Gen.Choose(0, 255).Select(one => (byte)one).ArrayOf();

    /// <summary>A good text with one of its values put in another's place, or cut, or with something in between.</summary>
    public static Gen<string> Spoiled(string good) => Gen.Frequency(
        (6, from which in Gen.Choose(0, 200) from value in Json select With(good, which, value)),
        (1, from at in Gen.Choose(0, good.Length) from text in Text select good.Insert(at, text)),
        (1, from at in Gen.Choose(0, good.Length - 1) from length in Gen.Choose(1, 40) select good.Remove(at, Math.Min(length, good.Length - at))));

    private static Gen<string> Value(int depth)
    {
        var leaf = Gen.Frequency((3, Gen.Elements(Leaves)), (1, Text.Select(text => JsonSerializer.Serialize(text))));
        if (depth == 0) return leaf;
        var inner = Value(depth - 1);
        return Gen.Frequency(
            (3, leaf), (1, inner.ArrayOf().Select(many => $"[{string.Join(',', many.Take(6))}]")),
            (4, (from name in Gen.Elements(Names) from value in inner select $"\"{name}\":{value}").ArrayOf().Select(many => $"{{{string.Join(',', many.Take(8))}}}")));
    }

    private static string With(string good, int which, string value)
    {
        var root = JsonNode.Parse(good)!;
        var places = Places(root).ToList();
        var (parent, name) = places[which % places.Count];
        if (parent is JsonObject one) one[(string)name] = Mark;
        else parent.AsArray()[(int)name] = Mark;
        return root.ToJsonString().Replace($"\"{Mark}\"", value, StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonNode Parent, object Name)> Places(JsonNode? node) => node switch
    {
        JsonObject one => one.ToList().SelectMany(pair => Places(pair.Value).Prepend((one, pair.Key))),
        JsonArray many => many.ToList().SelectMany((value, at) => Places(value).Prepend((many, at))),
        _ => [],
    };
}

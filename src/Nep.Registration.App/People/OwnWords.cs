using System.Text.Json;
using System.Text.Json.Nodes;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.People;

/// <summary>
/// Takes out of stored rows what someone wrote, and what was written about them: answers, references, comments, notes, reasons, files, where they work. Scores,
/// states and money stay.
/// </summary>
internal static class OwnWords
{
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
        { "text", "comment", "note", "reason", "leftWhy", "endReason", "relation", "organization", "district", "calledOff" };

    /// <param name="only">Where not the whole row is about it: the number that an object must name for its words to go.</param>
    public static byte[] TakenOut(byte[] json, string? only)
    {
        var node = JsonNode.Parse(json)!;
        Walk(node, only is null, only);
        return System.Text.Encoding.UTF8.GetBytes(node.ToJsonString(Storage.Json.Options));
    }

    /// <summary>The files that a row names.</summary>
    public static IEnumerable<FileId> Files(byte[] json) => Files(JsonNode.Parse(json));

    /// <summary>The row without the files that it names.</summary>
    public static byte[] WithoutFiles(byte[] json)
    {
        var node = JsonNode.Parse(json)!;
        foreach (var one in Objects(node).Where(one => IsFile(one["file"])).ToList()) one["file"] = null;
        return System.Text.Encoding.UTF8.GetBytes(node.ToJsonString(Storage.Json.Options));
    }

    /// <summary>The row without what a registrant wrote to ask for a scholarship; what was granted stays, since it is money.</summary>
    public static byte[] WithoutPlea(byte[] json)
    {
        var node = JsonNode.Parse(json)!;
        foreach (var asked in Objects(node).Select(one => one["scholarship"]).OfType<JsonObject>().ToList())
            if ((asked["request"] as JsonObject ?? asked) is { } request && request["reason"] is not null) request["reason"] = "";
        return System.Text.Encoding.UTF8.GetBytes(node.ToJsonString(Storage.Json.Options));
    }

    private static IEnumerable<FileId> Files(JsonNode? node) =>
        from one in Objects(node) where IsFile(one["file"]) select FileId.Parse(one["file"]!["id"]!.GetValue<string>());

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(property => Objects(property.Value)).Prepend(one),
        JsonArray all => all.SelectMany(Objects),
        _ => [],
    };

    private static bool IsFile(JsonNode? node) => node is JsonObject file && file["id"] is JsonValue && file["kind"] is not null && file["bytes"] is not null;

    private static void Walk(JsonNode? node, bool isTheirs, string? number)
    {
        if (node is JsonArray all)
            foreach (var item in all) Walk(item, isTheirs, number);
        if (node is not JsonObject one) return;
        isTheirs |= one.Any(property => property.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == number);
        foreach (var (name, value) in one.ToList())
        {
            if (isTheirs && name == "organizations") one[name] = new JsonArray();
            else if (isTheirs && name == "file" && IsFile(value)) one[name] = null;
            else if (isTheirs && Texts.Contains(name) && value is JsonValue && value.GetValueKind() == JsonValueKind.String) one[name] = "";
            else Walk(value, isTheirs, number);
        }
    }
}

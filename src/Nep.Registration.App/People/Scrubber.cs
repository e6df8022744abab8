using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.People;

/// <summary>
/// Takes one person out of stored rows, whatever their form: where an object has their address as its <c>email</c>, name, address, pronouns and
/// organization go, and so do the answers beside it; elsewhere in a text the address and the name are replaced. Another person who has the same
/// name at another address keeps it.
/// </summary>
internal sealed class Scrubber(EmailAddress address, IReadOnlyCollection<string> names, Pseudonym pseudonym)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex sought = new(
        string.Join('|', [Alone(address), .. names.Where(name => name.Length > 2).OrderByDescending(name => name.Length).Select(name => $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}])")]),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    public byte[] Scrub(byte[] json)
    {
        var node = JsonNode.Parse(json)!;
        Walk(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString(Json.Options));
    }

    /// <summary>The same in a text that people read.</summary>
    public string Scrub(string text) =>
        sought.Replace(text, found => found.Value.Contains('@', StringComparison.Ordinal) ? pseudonym.Address.ToString() : pseudonym.Name);

    /// <summary>Whether a row tells of an address.</summary>
    public static bool Mentions(byte[] json, EmailAddress address) =>
        Encoding.UTF8.GetString(json) is var text && text.Contains(address.ToString(), StringComparison.OrdinalIgnoreCase)
        && Regex.IsMatch(text, Alone(address), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    /// <summary>The address as such, not as a part of a longer one.</summary>
    private static string Alone(EmailAddress address) =>
        $@"(?<![\p{{L}}\p{{N}}._%+'-]){Regex.Escape(address.ToString())}(?![\p{{L}}\p{{N}}-]|\.[\p{{L}}\p{{N}}])";

    /// <summary>The names that stand with an address.</summary>
    public static IEnumerable<string> NamesIn(byte[] json, EmailAddress address) => NamesIn(JsonNode.Parse(json)!, address);

    private static IEnumerable<string> NamesIn(JsonNode? node, EmailAddress address) => node switch
    {
        JsonObject one => (Is(one, address) && one["name"] is JsonValue name ? [name.GetValue<string>()] : Array.Empty<string>())
            .Concat(one.SelectMany(property => NamesIn(property.Value, address))),
        JsonArray all => all.SelectMany(item => NamesIn(item, address)),
        _ => [],
    };

    private void Walk(JsonNode node)
    {
        if (node is JsonArray all)
            for (var i = 0; i < all.Count; i++) all[i] = Cleaned(all[i]);
        if (node is not JsonObject one) return;
        var isOther = one["email"] is not null && !Is(one, address);
        if (one["person"] is JsonObject person && Is(person, address) && one["answers"] is not null) one["answers"] = new JsonArray();
        if (Is(one, address)) TakeOut(one);
        foreach (var (name, value) in one.ToList())
            if (!(isOther && name == "name")) one[name] = Cleaned(value);
    }

    private JsonNode? Cleaned(JsonNode? value)
    {
        if (value is JsonValue text && text.TryGetValue<string>(out var words)) return JsonValue.Create(Scrub(words));
        if (value is not null) Walk(value);
        return value?.DeepClone();
    }

    private void TakeOut(JsonObject one)
    {
        one["email"] = pseudonym.Address.ToString();
        if (one["name"] is not null) one["name"] = pseudonym.Name;
        if (one["pronouns"] is not null) one["pronouns"] = "";
        if (one["organization"] is not null) one["organization"] = "";
    }

    private static bool Is(JsonObject one, EmailAddress address) =>
        one["email"] is JsonValue email && email.TryGetValue<string>(out var text) && EmailAddress.TryParse(text, out var found) && found == address;
}

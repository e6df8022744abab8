using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Language;

/// <summary>
/// Every sentence that a participant reads, in one language: one folder of resources each, with the same keys. Dates, money and plurals
/// follow the language.
/// </summary>
/// <remarks>
/// Figures stand as <c>{name}</c>. A sentence that counts has the forms <c>key.one</c> and <c>key.other</c>. A missing key throws: a test
/// finds it, not a reader.
/// </remarks>
public sealed partial class Words
{
    public const string English = "en";
    public const string Spanish = "es";

    private static readonly FrozenDictionary<string, Lazy<Words>> Languages =
        new[] { English, Spanish }.ToFrozenDictionary(language => language, language => new Lazy<Words>(() => new Words(language)));

    private readonly FrozenDictionary<string, string> sentences;

    private Words(string language)
    {
        Language = language;
        sentences = Load(language);
    }

    /// <summary>"en" or "es": the page's <c>lang</c>.</summary>
    public string Language { get; }

    public IEnumerable<string> Keys => sentences.Keys;

    /// <summary>The words of a language, or English where the language is not one of ours.</summary>
    public static Words In(string? language) => (Languages.GetValueOrDefault(language ?? "") ?? Languages[English]).Value;

    public static bool Has(string? language) => Languages.ContainsKey(language ?? "");

    public string this[string key] => sentences.TryGetValue(key, out var sentence)
        ? sentence
        : throw new KeyNotFoundException($"No sentence '{key}' in '{Language}'.");

    public bool Knows(string key) => sentences.ContainsKey(key);

    /// <summary>A sentence with its figures filled in. A name written from right to left leaves the sentence around it in order.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> figures)
    {
        var sentence = this[key];
        foreach (var (name, value) in figures) sentence = sentence.Replace($"{{{name}}}", Isolation.Of(value), StringComparison.Ordinal);
        return sentence;
    }

    /// <summary>A sentence that counts: "1 seat left", "12 seats left". The count itself is <c>{n}</c>.</summary>
    public string Count(string key, int n, params ReadOnlySpan<(string Name, string Value)> figures) =>
        Say(key + (n == 1 ? ".one" : ".other"), [("n", n.ToString("#,0", CultureInfo.InvariantCulture)), .. figures]);

    /// <summary>What a refusal says to the person who was refused.</summary>
    public string Of(Refusal refusal)
    {
        var figures = refusal.GetType().GetProperties()
            .Select(property => (property.Name, Show(property.GetValue(refusal))));
        var key = refusal is OfferingFull { SeatsLeft: 0 } ? "offering.fullNow" : $"refusal.{refusal.Name}";
        return Say(key, [.. figures.Select(figure => (Lower(figure.Name), figure.Item2))]);
    }

    /// <summary>What is wrong with one field.</summary>
    public string Of(Fault fault) => Say($"fault.{fault.Name}", ("figure", fault.Figure));

    private string Show(object? value) => value switch
    {
        null => "",
        Domain.Kernel.Money money => Money(money),
        LocalDateTime local => DateAndTime(local),
        LocalDate date => Date(date),
        Zone zone => ZoneName(zone),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static FrozenDictionary<string, string> Load(string language)
    {
        var assembly = typeof(Words).Assembly;
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"words/{language}/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, sentence) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!) all.Add(key, sentence);
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

using System.Text.RegularExpressions;
using Nep.Registration.App.Language;

namespace Nep.Registration.App.Tests.Language;

/// <summary>Spanish stands beside English, sentence for sentence.</summary>
public class LanguageTests
{
    private static readonly Words English = Words.In(Words.English);
    private static readonly Words Spanish = Words.In(Words.Spanish);

    [Fact]
    public void Both_languages_have_the_same_sentences() =>
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Spanish.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_have_the_same_files() => Assert.Equal(Files("en"), Files("es"));

    [Fact]
    public void A_sentence_has_the_same_figures_in_both_languages() => Assert.Equal(
        [], English.Keys.Where(key => !Figures(English[key]).SetEquals(Spanish.Knows(key) ? Figures(Spanish[key]) : [])).Order());

    [Fact]
    public void No_sentence_is_empty() =>
        Assert.Equal([], English.Keys.Where(key => string.IsNullOrWhiteSpace(English[key])).Concat(Spanish.Keys.Where(key => string.IsNullOrWhiteSpace(Spanish[key]))));

    [Fact]
    public void A_sentence_that_counts_has_both_of_its_forms()
    {
        var many = English.Keys.Where(key => key.EndsWith(".other", StringComparison.Ordinal) && !English.Knows(key[..^6] + ".one"));
        var one = English.Keys.Where(key => key.EndsWith(".one", StringComparison.Ordinal) && Figures(English[key]).Contains("n") && !English.Knows(key[..^4] + ".other"));
        Assert.Equal([], many.Concat(one));
    }

    [Fact]
    public void Every_refusal_has_its_sentence() => Assert.Equal([], Refusals().Select(type => $"refusal.{type.Name}").Where(key => !English.Knows(key)));

    [Fact]
    public void A_refusal_says_only_figures_that_it_has() => Assert.Equal(
        [], from type in Refusals()
            from figure in Figures(English[$"refusal.{type.Name}"])
            where type.GetProperties().All(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..] != figure)
            select $"{type.Name}: {figure}");

    [Fact]
    public void No_sentence_is_for_a_refusal_that_is_gone()
    {
        var known = Refusals().Select(type => $"refusal.{type.Name}").ToHashSet();
        Assert.Equal([], English.Keys.Where(key => key.StartsWith("refusal.", StringComparison.Ordinal) && !known.Contains(key)));
    }

    [Fact]
    public void Every_fault_has_its_sentence()
    {
        var named = Repository.Sources("Domain", "Site", "App").SelectMany(FaultsIn).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(named.Count > 15, "The faults were not found in the sources.");
        Assert.Equal([], named.Where(fault => !English.Knows($"fault.{fault}")));
    }

    [Fact]
    public void A_fault_says_only_its_figure() => Assert.Equal(
        [], English.Keys.Where(key => key.StartsWith("fault.", StringComparison.Ordinal) && !Figures(English[key]).IsSubsetOf(["figure"])));

    private static IEnumerable<Type> Refusals() =>
        typeof(Refusal).Assembly.GetTypes().Concat(typeof(Words).Assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract);

    private static HashSet<string> Figures(string sentence) => [.. Regex.Matches(sentence, @"\{(\w+)\}").Select(figure => figure.Groups[1].Value)];

    private static IEnumerable<string> FaultsIn(string source) =>
        Regex.Matches(source, @"new Fault\(\s*(?:\$?""[^""]*""|[\w.\[\]]+(?: \+ ""[^""]*"")?),\s*""(\w+)""").Select(fault => fault.Groups[1].Value);

    private static IEnumerable<string> Files(string language) =>
        typeof(Words).Assembly.GetManifestResourceNames().Where(name => name.StartsWith($"words/{language}/", StringComparison.Ordinal))
            .Select(name => name[9..]).Order(StringComparer.Ordinal);
}

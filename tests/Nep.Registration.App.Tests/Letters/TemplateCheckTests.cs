using Nep.Registration.App.Language;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Letters;
using static Nep.Registration.App.Letters.TemplateFault;

namespace Nep.Registration.App.Tests.Letters;

public class TemplateCheckTests
{
    public static TheoryData<string, LetterKind> All { get; } =
        new(from language in new[] { Words.English, Words.Spanish } from kind in Enum.GetValues<LetterKind>() select (language, kind));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_letter_has_a_faultless_template_in_every_language(string language, LetterKind kind) =>
        Assert.Equal([], TemplateCheck.Faults(LetterTemplates.TextOf(language, kind) ?? "", Placeholders.Of(kind)));

    [Fact]
    public void A_good_template_has_no_fault() => Assert.Equal(
        [], Faults("Hello {{name}}. {{#if paid}}{{paid}}{{else}}{{#unless free}}?{{/unless}}{{/if}}{{#each sessions}}{{when}}{{#if title}}{{title}}{{/if}}{{/each}}"));

    [Fact]
    public void A_placeholder_that_the_letter_does_not_have_is_refused() =>
        Assert.Equal([new UnknownPlaceholder("refund"), new UnknownPlaceholder("nmae")], Faults("{{refund}} {{#if nmae}}x{{/if}}"));

    [Fact]
    public void A_figure_of_a_list_is_known_only_inside_it() =>
        Assert.Equal([new UnknownPlaceholder("when"), new UnknownPlaceholder("name")], Faults("{{when}}{{#each sessions}}{{name}}{{/each}}"));

    [Fact]
    public void Only_a_list_can_be_gone_through() => Assert.Equal([new UnknownPlaceholder("name")], Faults("{{#each name}}{{/each}}"));

    [Theory]
    [InlineData("{{{name}}}")]
    [InlineData("{{&name}}")]
    [InlineData("{{> other}}")]
    [InlineData("{{lookup people 0}}")]
    [InlineData("{{../name}}")]
    [InlineData("{{#with name}}")]
    [InlineData("{{name.length}}")]
    [InlineData("{{else}}")]
    public void What_could_show_a_figure_unescaped_or_reach_elsewhere_is_refused(string tag) => Assert.Equal([new UnknownTag(tag)], Faults(tag));

    /// <summary>As long as a body may be: a pattern that tried each brace anew gave up after its second, and the page with it.</summary>
    [Theory]
    [InlineData("{")]
    [InlineData("{{a")]
    [InlineData("{{}")]
    public void A_text_of_nothing_but_open_braces_is_refused_like_any_other(string piece) =>
        Assert.Equal([new UnknownTag("{{")], Faults(string.Concat(Enumerable.Repeat(piece, WordingCheck.LongestBody / piece.Length))));

    [Fact]
    public void A_block_that_is_left_open_or_crossed_is_refused()
    {
        Assert.Equal([new NotClosed("if")], Faults("{{#if paid}}"));
        Assert.Equal([new NotClosed("if"), new NotClosed("each")], Faults("{{#if paid}}{{#each people}}{{/if}}{{/each}}").Distinct());
        Assert.Equal([new UnknownTag("{{")], Faults("Hello {{name"));
    }

    [Fact]
    public void A_template_without_subject_or_preview_is_refused()
    {
        Assert.Equal([new LinesMissing()], TemplateCheck.Faults("Hello {{name}}", Placeholders.Of(LetterKind.Confirmation)));
        Assert.Equal([new LinesMissing()], TemplateCheck.Faults("Subject: x\n\nHello", Placeholders.Of(LetterKind.Confirmation)));
    }

    [Fact]
    public void A_fault_in_the_subject_is_found_too() => Assert.Equal(
        [new UnknownPlaceholder("x")], TemplateCheck.Faults("Subject: {{x}}\nPreview: y\n\nHello", Placeholders.Of(LetterKind.Confirmation)));

    [Fact]
    public void A_faulty_template_is_not_compiled()
    {
        var refused = Assert.Throws<FormatException>(() => LetterTemplate.Parse("Subject: a\nPreview: b\n\n{{x}}", Placeholders.Of(LetterKind.Survey)));
        Assert.Equal("The template cannot be used: this letter has no placeholder 'x' here.", refused.Message);
    }

    private static ValueList<TemplateFault> Faults(string body) =>
        TemplateCheck.Faults($"Subject: a\nPreview: b\n\n{body}", Placeholders.Of(LetterKind.Confirmation));
}

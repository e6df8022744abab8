using Nep.Registration.App.Language;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Tests.Letters;

public class WordingCheckTests
{
    private static readonly WordingName Certificate = new(LetterKind.Certificate, Words.English);
    private static readonly Wording Good = new("For {{name}}", "Well done", "Here it is: [See it]({{certificateLink}})");

    public static TheoryData<string, LetterKind> All => TemplateCheckTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public void The_standard_wording_of_every_letter_may_be_kept_as_it_is(string language, LetterKind kind) =>
        Assert.Equal([], WordingCheck.Faults(new WordingName(kind, language), LetterTemplates.Standard(language, kind)));

    [Fact]
    public void A_sound_wording_has_no_fault() => Assert.Equal([], WordingCheck.Faults(Certificate, Good));

    [Fact]
    public void An_unknown_placeholder_is_refused_with_its_field() => Assert.Equal(
        [new Fault("subject", "PlaceholderUnknown", "nmae"), new Fault("preview", "TagUnknown", "{{{name}}}"), new Fault("body", "PlaceholderUnknown", "refund")],
        WordingCheck.Faults(Certificate, new Wording("{{nmae}}", "{{{name}}}", "{{refund}} {{certificateLink}}")));

    [Fact]
    public void A_placeholder_that_the_reader_cannot_do_without_must_be_said_in_the_letter_itself()
    {
        Fault[] missing = [new("body", "PlaceholderMissing", "{{certificateLink}}")];
        Assert.Equal(missing, WordingCheck.Faults(Certificate, Good with { Body = "Well done, {{name}}." }));
        Assert.Equal(missing, WordingCheck.Faults(Certificate, Good with { Preview = "{{certificateLink}}", Body = "{{#if certificateLink}}It is here.{{/if}}" }));
    }

    [Fact]
    public void A_list_is_said_by_going_through_it() => Assert.Equal(
        [new Fault("body", "PlaceholderMissing", "{{sessions}}")],
        WordingCheck.Faults(new WordingName(LetterKind.ScheduleChanged, "en"), new Wording("New dates", "Look", "{{#if sessions}}We moved.{{/if}}")));

    [Fact]
    public void The_letter_of_one_rule_may_leave_out_what_the_others_say_but_never_how_to_stop_optional_mail()
    {
        var plain = new Wording("Bring a laptop", "And a charger", "See you soon, {{name}}.");
        Assert.Equal([], WordingCheck.Faults(new WordingName(LetterKind.SessionReminder, "en", "laptop"), plain));
        Assert.Equal(
            [new Fault("body", "PlaceholderMissing", "{{unsubscribeLink}}")], WordingCheck.Faults(new WordingName(LetterKind.Survey, "en", "poll"), plain));
    }

    [Fact]
    public void What_is_empty_or_endless_is_refused() => Assert.Equal(
        [new Fault("subject", "Missing"), new Fault("preview", "TooLong", "200"), new Fault("body", "TooLong", "20000")],
        WordingCheck.Faults(Certificate, new Wording("", new string('x', 201), "{{certificateLink}}" + new string('x', 20_000))));

    [Fact]
    public void A_block_left_open_is_refused() => Assert.Equal(
        [new Fault("body", "BlockNotClosed", "if")], WordingCheck.Faults(Certificate, Good with { Body = "{{#if hours}}{{certificateLink}}" }));

    [Fact]
    public void A_wording_that_cannot_be_used_any_more_gives_way_to_the_standard_one()
    {
        var old = new Wordings([new(Certificate, Good with { Body = "{{goneSince}}" })]);
        Assert.Same(LetterTemplates.Of("en", LetterKind.Certificate), old.TemplateOf("en", LetterKind.Certificate, null));
    }

    [Fact]
    public void The_same_words_are_compiled_once() =>
        Assert.Same(LetterTemplates.Of(LetterKind.Certificate, Good), LetterTemplates.Of(LetterKind.Certificate, Good with { Subject = string.Concat("For ", "{{name}}") }));

    [Fact]
    public void A_rules_own_words_come_before_its_kinds_and_stay_in_their_language()
    {
        var (kind, rule) = (new Wording("Kind", "k", "k"), new Wording("Rule", "r", "r"));
        var own = new Wordings([new(new WordingName(LetterKind.Reminder, "en"), kind), new(new WordingName(LetterKind.Reminder, "en", "week"), rule)]);
        Assert.Equal("Rule", own.TemplateOf("en", LetterKind.Reminder, "week").Fill(new { }).Subject);
        Assert.Equal("Kind", own.TemplateOf("en", LetterKind.Reminder, "day").Fill(new { }).Subject);
        Assert.Same(LetterTemplates.Of("es", LetterKind.Reminder), own.TemplateOf("es", LetterKind.Reminder, "week"));
    }
}

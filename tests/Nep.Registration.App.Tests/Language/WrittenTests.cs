using Nep.Registration.App.Language;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Language;

/// <summary>What staff wrote in another language than a mail's says so in its HTML, and nowhere else.</summary>
public class WrittenTests
{
    private static readonly LetterWriter Writer = new(Samples.Links);
    private static readonly Offering InSpanish = Samples.Online with { Details = Samples.Online.Details with { Language = "es", Title = "Liderar con equidad" } };

    [Theory]
    [InlineData("en", "<span lang=\"es\">Liderar con equidad</span>")]
    [InlineData("es", "<strong>Liderar con equidad</strong>")]
    public void A_title_carries_its_language_where_the_mail_has_another(string reader, string shown)
    {
        var mail = Write(InSpanish, Samples.Together(reader), LetterKind.Confirmation, "1");
        Assert.Contains(shown, mail.Html, StringComparison.Ordinal);
        Assert.Contains("Liderar con equidad", mail.Subject + mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Subject + mail.Text + mail.Html, c => c is >= '\uE000' and <= '\uE00F');
    }

    [Theory]
    [InlineData("\uE000")]
    [InlineData("\uE00F")]
    [InlineData("\uE001Rosa\uE00F and \uE000more")]
    public void A_mark_that_someone_typed_is_taken_out(string typed)
    {
        var state = Samples.Together("en");
        var named = state with { Participants = [state.Participants[0] with { Person = state.Participants[0].Person with { Name = $"Rosa {typed}" } }, .. state.Participants.Skip(1)] };
        var mail = Write(Samples.Online, named, LetterKind.Confirmation, "1");
        Assert.DoesNotContain("<span lang", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Subject + mail.Text + mail.Html, c => c is >= '\uE000' and <= '\uE00F');
    }

    [Fact]
    public void A_mail_to_a_list_that_is_in_one_language_only_is_all_in_it()
    {
        var file = new MailingFile(MailingId.Parse("0123456789ab"), LetterKind.ListNotice, MailingAudience.Everyone, "", [new MailingText("en", new Wording("Hello", "Hi", "It begins on {{firstDay}}."))]);
        var state = Samples.Together("es");
        var mail = Writer.Write(Samples.Online, state, new Letter(state.Id, LetterKind.ListNotice, new ParticipantNumber(1), 0, "0123456789ab"), Wordings.Standard.With([file]));
        Assert.Contains("<html lang=\"en\">", mail.Html, StringComparison.Ordinal);
        Assert.Contains("It begins on Thursday, March 4, 2027.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_the_readers_own_language_is_not_marked_and_an_empty_one_never_is()
    {
        Assert.Equal("Hola", Written.Mark("Hola", "es", "es"));
        Assert.Equal("", Written.Mark("", "es", "en"));
        Assert.Equal("a <span lang=\"es\">b</span>", Written.Html($"a {Written.Mark("b", "es", "en")}"));
        Assert.Equal("a b", Written.Plain($"a {Written.Mark("b", "es", "en")}"));
    }

    private static App.Ports.Mail Write(Offering offering, RegistrationState state, LetterKind kind, string anchor) =>
        Writer.Write(offering, state, new Letter(state.Id, kind, new ParticipantNumber(1), 0, anchor));
}

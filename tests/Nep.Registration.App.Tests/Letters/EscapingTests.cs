using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Letters;

public class EscapingTests
{
    [Theory]
    [InlineData("[x](http://evil.example.org)")]
    [InlineData("<http://evil.example.org>")]
    [InlineData("http://evil.example.org")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("*a* _b_ **c** `d` ~e~")]
    [InlineData("# heading")]
    [InlineData("1. one")]
    [InlineData("![x](http://evil.example.org/x.png)")]
    [InlineData("&amp; &lt; &#60;")]
    [InlineData("{{manageLink}} {{{title}}} {{#each people}}")]
    [InlineData("\\[x\\](http://evil.example.org)\\")]
    [InlineData("<!-- x --> <b onclick='x'>\"")]
    [InlineData("[x]: http://evil.example.org")]
    public void A_name_shows_as_it_was_typed_and_makes_no_link(string name)
    {
        var mail = Confirmation(name, "Coaching for Equity Institute");
        Assert.Contains($"Hello {name},", mail.Text);
        var page = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(mail.Html, "<[a-z/!][^>]*>", ""));
        Assert.Contains($"Hello {name},", page);
        Assert.DoesNotContain("<script", mail.Html);
        Assert.DoesNotContain("href=\"http://evil", mail.Html);
        Assert.DoesNotContain("<img", mail.Html);
        Assert.DoesNotContain("<b ", mail.Html);
    }

    [Theory]
    [InlineData("Equity\r\nBcc: everyone@example.org", "Equity Bcc: everyone@example.org")]
    [InlineData("Equity\n\n<html>", "Equity <html>")]
    [InlineData("Equity\u2028\u0000\u0085for all", "Equity for all")]
    [InlineData("Equity \u202Ella rof", "Equity lla rof")]
    [InlineData("Equity & *justice*", "Equity & *justice*")]
    [InlineData("Equidad ñ 👩🏽‍🏫", "Equidad ñ 👩🏽‍🏫")]
    [InlineData("  Equity\t", "Equity")]
    public void A_subject_is_one_line_of_plain_text(string title, string shown) =>
        Assert.Equal($"You are registered: {shown}", Confirmation("Rosa Delgado", title).Subject);

    [Fact]
    public void Half_a_character_in_a_name_becomes_a_whole_one() =>
        Assert.Contains("Hello Rosa \uFFFD!,", Confirmation("Rosa \uD83D!", "Equity").Text);

    [Fact]
    public void A_link_to_join_that_is_no_web_address_stays_text()
    {
        var (_, html) = Bodies("[Join](javascript:alert\\(1\\)) and [x](data:text/html,x)");
        Assert.Equal("<p style=\"margin:0 0 16px\">Join and x</p>\n", html);
    }

    [Fact]
    public void A_template_cannot_bring_its_own_html()
    {
        var (text, html) = Bodies("a <b>b</b>\n\n<script>c</script>");
        Assert.Equal("a <b>b</b>\n\n<script>c</script>\n", text);
        Assert.DoesNotContain("<b>", html);
        Assert.DoesNotContain("<script>", html);
    }

    [Fact]
    public void The_name_of_whoever_registered_cannot_speak_for_the_footer()
    {
        var state = Samples.Together("en");
        state = state with { Registrar = state.Registrar with { Name = "<i>{date}</i>\r\nBcc: x" } };
        var mail = Write(Samples.Online, state, 2);
        Assert.Contains("by <i>{date}</i> Bcc: x.", mail.Text);
        Assert.Contains("by &lt;i&gt;{date}&lt;/i&gt; Bcc: x.", mail.Html);
    }

    private static (string Text, string Html) Bodies(string markdown) => MailBody.Of(markdown, "help");

    private static Mail Confirmation(string name, string title)
    {
        var state = Samples.Fold(
            Samples.Place("7K2M49QX0ABCDEFG", Samples.Online, Samples.Denise("en"), Money.Usd(795), Samples.Virtual, Samples.Rosa with { Name = name }),
            new RegistrationEvent.RegistrationConfirmed(Samples.Placed));
        return Write(Samples.Online with { Details = Samples.Online.Details with { Title = title } }, state, 1);
    }

    private static Mail Write(Offering offering, RegistrationState state, int to) =>
        new LetterWriter(Samples.Links).Write(offering, state, new Letter(state.Id, LetterKind.Confirmation, new ParticipantNumber(to), 0, "1"));
}

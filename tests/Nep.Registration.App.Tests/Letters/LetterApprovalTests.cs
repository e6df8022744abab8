using System.Text;
using System.Text.RegularExpressions;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Tests.Letters;

public class LetterApprovalTests
{
    private static readonly LetterWriter Writer = new(Samples.Links);

    public static TheoryData<string> Names { get; } = [.. All().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_letter_reads_as_approved(string name)
    {
        var mail = Write(name);
        Approved.Match($"To: {mail.ToName} <{mail.To}>\nReply-To: {mail.ReplyTo}\nSubject: {mail.Subject}\n\n{mail.Text}", $"Letters/{name}.txt");
        Approved.Match(mail.Html, $"Letters/{name}.html");
        foreach (var file in mail.Attachments.Where(file => file.Name == CalendarFile.FileName))
            Approved.Match(Encoding.UTF8.GetString(file.Content), $"Letters/{name}.ics");
    }

    [Fact]
    public void The_staff_sign_in_letter_reads_as_approved()
    {
        var mail = new StaffLetters(Samples.Links).SignIn(
            new StaffMember(EmailAddress.Parse("denise@example.org"), "Denise Whitfield", [StaffRole.Registrar]), new string('A', 32));
        Approved.Match($"Subject: {mail.Subject}\n\n{mail.Text}", "Letters/SignIn.en.txt");
        Approved.Match(mail.Html, "Letters/SignIn.en.html");
    }

    [Fact]
    public void Every_kind_of_letter_is_among_the_approved_ones_in_every_language() => Assert.Equal(
        Enum.GetValues<LetterKind>().Where(kind => !kind.IsAboutApplying()), All().GroupBy(one => one.Letter.Kind).Where(group => group.Select(one => one.State.Registrar.Language).Distinct().Count() == 2)
            .Select(group => group.Key).Order());

    /// <summary>Words, not marks: what is left of the page without its tags is what the text says, the button's help aside.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Both_bodies_say_the_same(string name)
    {
        var mail = Write(name);
        var shown = mail.Html[mail.Html.IndexOf("<main>", StringComparison.Ordinal)..];
        shown = Regex.Replace(shown, "<p style=\"margin:0 0 16px;font-size:16px\">.*?<br>", " ");
        var page = WordsOf(System.Net.WebUtility.HtmlDecode(Regex.Replace(shown, "<[^>]+>", " ")));
        Assert.Equal(page, WordsOf(Regex.Replace(mail.Text, @"(?m)^(- |\d\. |---$)", "")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Who_has_no_seat_gets_no_link_to_join(string name)
    {
        var one = All().Single(one => one.Name == name);
        var mail = Write(name);
        var seated = one.Letter.To is not null && one.State.Status == Domain.Registrations.RegistrationStatus.Confirmed;
        if (!seated) Assert.DoesNotContain("meet.example.org", Everything(mail));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_the_registrar_gets_the_link_to_manage_and_the_amounts(string name)
    {
        var one = All().Single(one => one.Name == name);
        var mail = Write(name);
        var isRegistrar = one.Letter.To is null || mail.To == one.State.Registrar.Email;
        if (isRegistrar) return;
        Assert.DoesNotContain("/registrations/", Everything(mail));
        Assert.DoesNotContain("$", mail.Text);
    }

    [Fact]
    public void A_registrar_who_comes_along_gets_both_links_in_one_mail()
    {
        var mail = Write("Confirmation.to-registrar-who-comes.en");
        Assert.Contains("/registrations/", mail.Text);
        Assert.Contains("/tickets/", mail.Text);
    }

    [Fact]
    public void A_confirmation_brings_the_calendar_and_the_ticket_picture()
    {
        var mail = Write("Confirmation.in-person.en");
        Assert.Equal([(CalendarFile.FileName, "text/calendar; charset=utf-8; method=PUBLISH"), ("ticket.png", "image/png")], mail.Attachments.Select(file => (file.Name, file.ContentType)));
        Assert.Equal<byte>([0x89, (byte)'P', (byte)'N', (byte)'G'], mail.Attachments[1].Content[..4]);
    }

    private static Mail Write(string name)
    {
        var one = All().Single(one => one.Name == name);
        return Writer.Write(one.Offering, one.State, one.Letter, one.Wordings);
    }

    private static IEnumerable<LetterCase> All() => [.. LetterCases.In("en"), .. LetterCases.In("es")];

    private static string Everything(Mail mail) =>
        mail.Text + mail.Html + string.Concat(mail.Attachments.Select(file => Encoding.UTF8.GetString(file.Content)));

    private static string WordsOf(string text) => string.Join(' ', Regex.Matches(text, @"[\w/@$]+").Select(word => word.Value));
}

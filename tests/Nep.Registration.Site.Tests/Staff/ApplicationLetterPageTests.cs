using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Site.Staff.Mail;
using Nep.Registration.Site.Tests.Admissions;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Staff word the letters about applying as they word all others.</summary>
public sealed class ApplicationLetterPageTests
{
    private const string Letters = "/staff/offerings/fellowship-2027/mail/letters";
    private const string Form = "form.two-up";

    [Fact]
    public async Task Every_letter_of_admission_is_listed_and_can_be_looked_at_by_the_eyes_of_someone_who_applied()
    {
        await using var fellowship = await Fellowship.Open();
        await fellowship.Send();
        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        var listed = (await fay.Page(Letters)).QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")!).ToList();
        foreach (var kind in Enum.GetValues<LetterKind>().Where(kind => kind.IsAboutApplying()))
        {
            var path = LettersModel.Path(await fellowship.Offering(), new WordingName(kind, "es"));
            Assert.Contains(path, listed);
            Assert.NotNull((await fay.Page(path)).QuerySelector("iframe"));
        }
    }

    [Fact]
    public async Task A_letter_to_a_referee_is_worded_looked_at_and_used_and_must_say_what_its_reader_needs()
    {
        await using var fellowship = await Fellowship.Open();
        await fellowship.Send();
        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        var page = await fay.Page($"{Letters}/ReferenceAsked/en");
        Assert.Contains("Ruth Okafor, named by Ana Ruiz", page.Says("#as"), StringComparison.Ordinal);
        using var lacking = await fay.Send(page, Form, "button[value=save]", ("body", "Please write, {{name}}, by {{deadline}}."), ("reason", "Shorter"));
        Assert.Contains("This letter must say {{replyPage}}", (await Visitor.Read(lacking)).Says(), StringComparison.Ordinal);
        using var unknown = await fay.Send(page, Form, "button[value=save]", ("body", "{{rank}} {{replyPage}} {{deadline}}"), ("reason", "Shorter"));
        Assert.Contains("no placeholder “rank”", (await Visitor.Read(unknown)).Says(), StringComparison.Ordinal);
        (string, string?)[] typed = [("subject", "A word about {{applicant}}"), ("body", "Dear {{name}}, by {{deadline}}.\n\n[Answer]({{replyPage}})"), ("reason", "Warmer")];
        using var looked = await fay.Send(page, Form, "button.button-secondary[value=look]", typed);
        Assert.Contains("To Ruth Okafor, ruth@east.example A word about Ana Ruiz", (await Visitor.Read(looked)).Says("[aria-labelledby=seen]"), StringComparison.Ordinal);
        using var kept = await fay.Send(page, Form, "button[value=save]", typed);
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        await fellowship.Send("Ben Cole");
        Assert.Contains("A word about Ben Cole", await fellowship.MailsTo("ruth@east.example"));
    }

    [Fact]
    public async Task Where_nobody_applies_there_are_no_letters_about_it()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        using var answer = await visitor.Get($"{StaffSite.Home}/mail/letters/DecisionAccept/en");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}

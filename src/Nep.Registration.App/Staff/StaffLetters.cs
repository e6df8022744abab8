using Nep.Registration.App.Language;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Staff;

/// <summary>The mail that staff get, in English.</summary>
public sealed class StaffLetters(SiteLinks links)
{
    public Mail SignIn(StaffMember member, string token)
    {
        var words = Words.In(Words.English);
        var figures = new SignInFigures
        {
            Name = member.Name,
            Link = links.SignIn(token).AbsoluteUri,
            Lives = words.Hours((int)StaffDesk.LinkLives.TotalMinutes),
        };
        var filled = LetterTemplates.SignIn.Fill(figures);
        var (plain, page) = MailBody.Of(filled.Body, words["letter.buttonHelp"]);
        var frame = new MailFrame(words.Language, words["shell.unit"], filled.Subject, filled.Preview, []);
        return new Mail(
            LetterKey.Parse($"sign-in:{token[..12]}"), "SignIn", member.Address, OneLine.Of(member.Name), member.Address, filled.Subject,
            MailLayout.Text(frame, plain), MailLayout.Html(frame, page), []);
    }
}

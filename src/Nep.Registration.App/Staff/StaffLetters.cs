using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Staff;

/// <summary>The mail that staff get.</summary>
public sealed class StaffLetters(SiteLinks links)
{
    public Mail SignIn(StaffMember member, string token)
    {
        var link = links.SignIn(token);
        var text = $"Hello {member.Name},\n\nOpen this link and press the button to sign in. It works once, for 20 minutes:\n\n{link}\n\n"
            + "If you did not ask for it, you can ignore this message.\n";
        return new Mail(
            LetterKey.Parse($"sign-in:{token[..12]}"), "SignIn", member.Address, member.Name, member.Address, "Your sign-in link", text,
            System.Net.WebUtility.HtmlEncode(text), []);
    }
}

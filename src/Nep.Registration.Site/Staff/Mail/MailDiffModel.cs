using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>What an edit would do to mail, before it is saved.</summary>
/// <param name="Form">The edit as it was typed; nothing of it is kept yet.</param>
public sealed record MailDiffModel(Offering Offering, PostedForm Form, MailDiff Diff)
{
    /// <summary>Whether it was looked at before and has changed since.</summary>
    public bool HasChanged => Form["shown"].Length > 0;

    /// <summary>The figures that were shown: saving with others shows the page again.</summary>
    public static string Figures(MailDiff diff) =>
        $"{diff.Now} {diff.Later} {diff.Moved} {diff.Cancelled} {string.Join(' ', diff.Passed.Select(one => $"{one.Rule}:{one.Reaches}"))}".Trim();

    /// <summary>The field that says that a rule's past time is made up for at once.</summary>
    public static string AtOnce(string rule) => $"atOnce.{rule}";

    /// <summary>"This sends 41 mails now, adds 30 for later, moves 112 and cancels 12."</summary>
    public static string Sentence(MailDiff diff)
    {
        List<string> parts = [];
        if (diff.Now > 0) parts.Add($"sends {Mails(diff.Now)} now");
        if (diff.Later > 0) parts.Add($"adds {Mails(diff.Later)} for later");
        if (diff.Moved > 0) parts.Add($"moves {Mails(diff.Moved)}");
        if (diff.Cancelled > 0) parts.Add($"cancels {Mails(diff.Cancelled)}");
        return parts.Count switch
        {
            0 => "This changes no mail that is planned.",
            1 => $"This {parts[0]}.",
            _ => $"This {string.Join(", ", parts[..^1])} and {parts[^1]}.",
        };
    }

    private static string Mails(int count) => StaffText.Count(count, "mail", "mails");
}

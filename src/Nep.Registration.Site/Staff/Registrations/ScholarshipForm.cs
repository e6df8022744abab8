using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>The decision on a scholarship, as staff choose it.</summary>
internal static class ScholarshipForm
{
    public static readonly Option[] Decisions =
        [new("whole", "Grant all of it"), new("percent", "Grant a percentage"), new("amount", "Grant an amount"), new("decline", "Decline")];

    /// <summary>What is granted; null to decline. Nothing chosen is noted beside the field.</summary>
    public static ScholarshipGrant? Read(PostedForm form)
    {
        switch (form["decision"])
        {
            case "whole": return new ScholarshipGrant.Whole();
            case "percent": return new ScholarshipGrant.PercentOff(Percent(form));
            case "amount": return new ScholarshipGrant.AmountOff(form.Amount("amount"));
            case "decline": return null;
            default:
                form.Note("decision", "NotAChoice");
                return null;
        }
    }

    private static decimal Percent(PostedForm form)
    {
        const System.Globalization.NumberStyles Style = System.Globalization.NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(form.Text("percent"), Style, System.Globalization.CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100) return percent;
        form.Note("percent", "NotAPercentage");
        return 1;
    }
}

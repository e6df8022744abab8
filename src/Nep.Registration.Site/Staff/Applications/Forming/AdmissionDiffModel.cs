using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Applications.Forming;

/// <summary>What an edit would do to the applications there are, before it is saved.</summary>
/// <param name="Form">The edit as it was typed; nothing of it is kept yet.</param>
public sealed record AdmissionDiffModel(Offering Offering, AdmissionRule Rule, PostedForm Form, ValueList<FormEffect> Effects)
{
    /// <summary>Whether it was looked at before and has changed since.</summary>
    public bool HasChanged => Form["shown"].Length > 0;

    /// <summary>The figures that were shown: saving with others shows the page again.</summary>
    public static string Figures(ValueList<FormEffect> effects) => string.Join(' ', effects.Select(effect => $"{effect.Kind}:{effect.Drafts}:{effect.Sent}"));

    /// <summary>"12 drafts will be asked this too."</summary>
    public static string Sentence(FormEffect effect) => effect.Kind switch
    {
        FormEffectKind.AskedToo => $"{Drafts(effect)} will be asked this too. Applications that were sent are not asked again.",
        FormEffectKind.NowRequired => $"{Drafts(effect)} cannot be sent before this is answered.",
        FormEffectKind.NoLongerAsked => $"{Both(effect)} answered it. The answers stay; nobody is asked any more.",
        FormEffectKind.Reworded => $"{Both(effect)} answered the old wording. Drafts show the new one; what was sent keeps the old one.",
        FormEffectKind.NoLongerFits => $"{Drafts(effect)} gave an answer that is no longer taken. They are asked to change it.",
        FormEffectKind.DueMoved => $"{Drafts(effect)} will be due at the new time, with reminders anew.",
        FormEffectKind.OpenAgain => $"{Drafts(effect)} closed at the old deadline will be open again.",
        FormEffectKind.TeamLacks => $"The team of {Both(effect)} will lack someone.",
        FormEffectKind.RoleGone => $"{Both(effect)} have someone in this role, who will stand without one.",
        FormEffectKind.MoreReferees => $"{Drafts(effect)} must name more referees before they can be sent.",
        FormEffectKind.PriceTold => $"{StaffText.Count(effect.Sent, "applicant", "applicants")} with an offer that stands were told another price. Write to them.",
        FormEffectKind.PriceAgreed => $"{StaffText.Count(effect.Sent, "person or team", "people or teams")} with a place agreed to the old price and keep it, with its parts and invoices. The new one holds for whoever accepts from now on.",
        _ => throw new UnreachableException(),
    };

    private static string Drafts(FormEffect effect) => StaffText.Count(effect.Drafts, "draft", "drafts");

    private static string Both(FormEffect effect) => (effect.Drafts, effect.Sent) switch
    {
        (_, 0) => Drafts(effect),
        (0, _) => $"{StaffText.Count(effect.Sent, "sent application", "sent applications")}",
        _ => $"{Drafts(effect)} and {StaffText.Count(effect.Sent, "sent application", "sent applications")}",
    };
}

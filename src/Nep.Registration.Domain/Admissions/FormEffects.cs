using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Admissions;

/// <summary>What a change of an admission does to an application that people have begun or sent.</summary>
public enum FormEffectKind
{
    /// <summary>Drafts are asked this too; what was sent is not asked again.</summary>
    AskedToo,

    /// <summary>Drafts stand without an answer that is now required.</summary>
    NowRequired,

    /// <summary>Answers that were given are kept and shown to staff; nobody is asked any more.</summary>
    NoLongerAsked,

    /// <summary>Answers stay under the new wording in drafts; what was sent keeps the wording that it answered.</summary>
    Reworded,

    /// <summary>Drafts chose something, or wrote more, than is now taken: they are asked to change it before they send.</summary>
    NoLongerFits,

    /// <summary>Drafts have another day by which they are due.</summary>
    DueMoved,

    /// <summary>Applications that were closed at the old deadline are open again.</summary>
    OpenAgain,

    /// <summary>Teams that lack someone under the new rule.</summary>
    TeamLacks,

    /// <summary>People of teams stand in a role that there no longer is.</summary>
    RoleGone,

    /// <summary>Drafts must name more referees before they are sent.</summary>
    MoreReferees,

    /// <summary>Offers that stand were told another price.</summary>
    PriceTold,

    /// <summary>Whoever has a place agreed to the old price, and keeps it.</summary>
    PriceAgreed,
}

/// <summary>One effect, and how many it reaches.</summary>
/// <param name="About">The question or the role; empty where there is none.</param>
/// <param name="Drafts">Applications that were begun and not sent.</param>
/// <param name="Sent">Applications that were sent, or beyond.</param>
public sealed record FormEffect(FormEffectKind Kind, string About, int Drafts, int Sent);

/// <summary>Works out, before a change of an admission is kept, what it does to every application there is. Nothing is done.</summary>
public static class FormEffects
{
    public static ValueList<FormEffect> Of(Offering before, Offering after, IReadOnlyCollection<ApplicationState> all)
    {
        if ((before.Details.Entry.Admission, after.Details.Entry.Admission) is not ({ } old, { } now)) return [];
        var (drafts, sent) = (all.Where(one => one.Status == ApplicationStatus.Draft).ToList(), all.Where(one => one.Submitted is not null).ToList());
        IEnumerable<FormEffect> effects =
        [
            .. now.Questions.Where(question => old.Question(question.Key) is null).Select(question => new FormEffect(FormEffectKind.AskedToo, question.Label, drafts.Count, 0)),
            .. old.Questions.Where(question => now.Question(question.Key) is null).Select(question => Answered(FormEffectKind.NoLongerAsked, question, drafts, sent)),
            .. from question in now.Questions
               let known = old.Question(question.Key)
               where known is not null
               from effect in Changed(known, question, drafts, sent)
               select effect,
            .. Due(before, after, old, now, all), .. Teams(old, now, drafts, sent),
            new FormEffect(FormEffectKind.MoreReferees, "", (now.References?.Least ?? 0) > (old.References?.Least ?? 0) ? drafts.Count(one => one.Referees.Count < now.References!.Least) : 0, 0),
            new FormEffect(FormEffectKind.PriceTold, "", 0, old.Tuition == now.Tuition ? 0 : sent.Count(one => one.Status is ApplicationStatus.Offered or ApplicationStatus.Accepted)),
            new FormEffect(FormEffectKind.PriceAgreed, "", 0, old.Tuition == now.Tuition ? 0 : sent.Count(one => one.Status is ApplicationStatus.DepositDue or ApplicationStatus.Enrolled)),
        ];
        return [.. effects.Where(effect => effect.Drafts + effect.Sent > 0)];
    }

    private static IEnumerable<FormEffect> Changed(FormQuestion old, FormQuestion now, List<ApplicationState> drafts, List<ApplicationState> sent)
    {
        if (now.Required && !old.Required) yield return new FormEffect(FormEffectKind.NowRequired, now.Label, drafts.Count(one => Text(one, now).Length == 0), 0);
        if (now.Label != old.Label || now.Hint != old.Hint) yield return Answered(FormEffectKind.Reworded, now, drafts, sent);
        yield return new FormEffect(FormEffectKind.NoLongerFits, now.Label, drafts.Count(one => Text(one, now) is { Length: > 0 } text && Fits(old, text) && !Fits(now, text)), 0);
    }

    private static IEnumerable<FormEffect> Due(Offering before, Offering after, AdmissionRule old, AdmissionRule now, IReadOnlyCollection<ApplicationState> all) =>
    [
        new(FormEffectKind.DueMoved, "", all.Count(one => one.Status == ApplicationStatus.Draft && Admission.Deadline(before, old, one) != Admission.Deadline(after, now, one)), 0),
        new(FormEffectKind.OpenAgain, "", all.Count(one => one is { Status: ApplicationStatus.Closed, Ended: { } ended } && Admission.Ends(after, now, one) > ended), 0),
    ];

    private static IEnumerable<FormEffect> Teams(AdmissionRule old, AdmissionRule now, List<ApplicationState> drafts, List<ApplicationState> sent)
    {
        if (old.Team == now.Team) yield break;
        yield return new FormEffect(FormEffectKind.TeamLacks, "", drafts.Count(Lacks), sent.Count(Lacks));
        foreach (var gone in (old.Team?.Roles ?? []).Where(role => now.Team?.Roles.All(kept => kept.Key != role.Key) is not false))
            yield return new FormEffect(FormEffectKind.RoleGone, gone.Label, drafts.Count(one => Has(one, gone)), sent.Count(one => Has(one, gone)));

        bool Lacks(ApplicationState one) => one.Members.Any(member => member.IsIn) && TeamQuorum.Missing(now, one).Count > TeamQuorum.Missing(old, one).Count;

        static bool Has(ApplicationState one, TeamRole role) => one.Members.Any(member => member.IsIn && member.Role == role.Key);
    }

    private static FormEffect Answered(FormEffectKind kind, FormQuestion question, List<ApplicationState> drafts, List<ApplicationState> sent) =>
        new(kind, question.Label, drafts.Count(one => Text(one, question).Length > 0), sent.Count(one => Text(one, question).Length > 0));

    private static bool Fits(FormQuestion question, string text) => !AnswerRules.Check(question, text).Any();

    private static string Text(ApplicationState one, FormQuestion question) => one.Answer(question.Key)?.Text ?? "";
}

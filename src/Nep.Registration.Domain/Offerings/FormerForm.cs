namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// An application form as it stood before staff changed it, so that whoever answered it is read by the questions that they were asked.
/// </summary>
/// <param name="Asked">What referees were asked.</param>
/// <param name="Until">It was in force until this instant, which counts as its own.</param>
public sealed record FormerForm(ValueList<FormStage> Stages, ValueList<FormQuestion> Asked, Instant Until)
{
    internal static FormerForm Of(AdmissionRule rule, Instant until) => new(rule.Stages, rule.References?.Questions ?? [], until);

    internal bool IsFormOf(AdmissionRule rule) => Stages == rule.Stages && Asked == (rule.References?.Questions ?? []);

    internal IEnumerable<FormQuestion> Everything => Stages.SelectMany(stage => stage.Questions).Concat(Asked);
}

/// <summary>The versions of an offering's application form.</summary>
public static class FormVersions
{
    /// <summary>How people apply, with the questions that stood at an instant; what is in force now for an instant of null.</summary>
    /// <remarks>Whom an answer is hidden from, then or now, it stays hidden from.</remarks>
    public static AdmissionRule RuleAt(this Offering offering, AdmissionRule rule, Instant? at)
    {
        if (at is not { } then || (offering.FormsBefore ?? []).FirstOrDefault(form => form.Until >= then) is not { } form) return rule;
        var now = rule.Questions.Concat(rule.References?.Questions ?? []).ToLookup(question => question.Key);
        return rule with
        {
            Stages = form.Stages.Map(stage => stage with { Questions = stage.Questions.Map(question => Guarded(question, now[question.Key])) }),
            References = rule.References is { } references && form.Asked.Count > 0 ? references with { Questions = form.Asked.Map(question => Guarded(question, now[question.Key])) } : rule.References,
        };
    }

    /// <summary>A question as it was last asked, though it no longer is; null when it never was.</summary>
    public static FormQuestion? FormerQuestion(this Offering offering, string key) => Known(offering).FirstOrDefault(question => question.Key == key);

    /// <summary>Every question that was ever asked under a published form and is no longer, the last asked first.</summary>
    internal static IEnumerable<FormQuestion> Known(Offering offering) => (offering.FormsBefore ?? []).Reverse().SelectMany(form => form.Everything);

    private static FormQuestion Guarded(FormQuestion then, IEnumerable<FormQuestion> now) => now.Aggregate(then, (question, today) => question with
    {
        TellsWho = question.TellsWho || today.TellsWho,
        Sight = today.Sight == AnswerSight.Needs ? AnswerSight.Needs : question.Sight,
    });
}

namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// People apply to it, or register for it: once it is published that stays, since applications or registrations hang on it. Copy the offering to
/// run it the other way.
/// </summary>
public sealed record EntryStays : Refusal;

/// <summary>What may change of an admission that people have seen, and what a change leaves behind.</summary>
internal static class AdmissionChanging
{
    /// <summary>
    /// What a change would break that was said to applicants. A question keeps its kind: what is to be answered in another way is another
    /// question. An answer that was asked for in confidence is not opened to more people. A deadline is not moved to before now.
    /// </summary>
    public static IEnumerable<Fault> Check(Offering one, OfferingDetails details, Instant now)
    {
        if (one.Status != OfferingStatus.Published || (one.Details.Entry.Admission, details.Entry.Admission) is not ({ } before, { } after)) return [];
        var known = Everything(before).Concat(FormVersions.Known(one)).GroupBy(question => question.Key).ToDictionary(same => same.Key, same => same.First());
        return
        [
            .. Kept("admission.questions", after.Questions, known), .. Kept("admission.referenceQuestions", after.References?.Questions ?? [], known),
            .. after.Deadline < before.Deadline && details.Zone.At(after.Deadline) <= now ? [new Fault("admission.deadline", "InThePast")] : Array.Empty<Fault>(),
        ];
    }

    /// <summary>The forms that were in force before, with the one that an edit replaces.</summary>
    public static ValueList<FormerForm>? Forms(Offering one, OfferingDetails details, Instant at) =>
        one.Status == OfferingStatus.Published && (one.Details.Entry.Admission, details.Entry.Admission) is ({ } before, { } after) && !FormerForm.Of(before, at).IsFormOf(after)
            ? (one.FormsBefore ?? []).Add(FormerForm.Of(before, at))
            : one.FormsBefore;

    /// <summary>Since when every application's plan is another.</summary>
    public static Instant? Changed(Offering one, OfferingDetails details, Instant at) =>
        one.Status == OfferingStatus.Published && details.Entry.Admission is not null
        && (one.Details.Entry != details.Entry || one.Details.Zone != details.Zone || one.Details.Sessions != details.Sessions) ? at : one.AdmissionChanged;

    public static bool ChangesSides(Offering one, OfferingDetails details) =>
        one.Status == OfferingStatus.Published && one.Details.Entry is Entry.ByApplication != details.Entry is Entry.ByApplication;

    private static IEnumerable<FormQuestion> Everything(AdmissionRule rule) => rule.Questions.Concat(rule.References?.Questions ?? []);

    private static IEnumerable<Fault> Kept(string field, IEnumerable<FormQuestion> questions, Dictionary<string, FormQuestion> known) =>
        from question in questions
        let before = known.GetValueOrDefault(question.Key)
        let wrong = before is null ? null : before.Kind != question.Kind ? "KindStays" : before.Sight == AnswerSight.Needs && question.Sight == AnswerSight.Staff ? "SightStays" : null
        where wrong is not null
        select new Fault($"{field}.{question.Key}", wrong);
}

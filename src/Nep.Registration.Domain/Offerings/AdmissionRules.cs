namespace Nep.Registration.Domain.Offerings;

/// <summary>What must hold of an offering's admission before it is kept.</summary>
internal static class AdmissionRules
{
    private const int MostStages = 20;
    private const int MostQuestions = 100;
    private const int MostReferees = 5;
    private const int MostDays = 120;

    public static IEnumerable<Fault> Check(AdmissionRule rule) =>
    [
        .. OfferingRules.Within("admission.grace", rule.GraceMinutes, 0, 24 * 60),
        .. OfferingRules.Within("admission.stages", rule.Stages.Count, rule.InterestFirst ? 2 : 1, MostStages),
        .. OfferingRules.Within("admission.questions", rule.Questions.Count(), 1, MostQuestions),
        .. rule.Stages.SelectMany(stage => Keyed($"admission.{stage.Key}", stage.Key, stage.Title)),
        .. OfferingRules.Unique("admission.stages", rule.Stages.Select(stage => stage.Key)),
        .. Asked("admission.questions", rule.Questions), .. rule.References is { } references ? References(references) : [],
        .. rule.Team is { } team ? Team(team) : [], .. Paid(rule.Tuition),
        .. OfferingRules.Within("admission.offerDays", rule.OfferDays, 1, MostDays), .. OfferingRules.Within("admission.alternateDays", rule.AlternateDays, 1, MostDays),
        .. rule.DecisionsOn is { } day && day < rule.Deadline.Date ? [new Fault("admission.decisionsOn", "DatesOutOfOrder")] : Array.Empty<Fault>(),
        .. rule.Invitations.Any(code => PriceCode.Normalize(code) != code || code.Length == 0) ? [new Fault("admission.invitations", "NotACode")] : Array.Empty<Fault>(),
    ];

    private static IEnumerable<Fault> Keyed(string field, string key, string label) =>
        OfferingRules.IsKey(key) ? OfferingRules.Text(field, label, Question.LongestAnswer) : [new Fault(field, "NotACode")];

    private static IEnumerable<Fault> Asked(string field, IEnumerable<FormQuestion> questions) =>
    [
        .. questions.SelectMany(question => Keyed($"{field}.{question.Key}", question.Key, question.Label)),
        .. questions.Where(question => question.Kind == FormQuestionKind.Choice && question.Choices.Count < 2).Select(question => new Fault($"{field}.{question.Key}", "TooFewChoices")),
        .. questions.SelectMany(question => question.MostCharacters is { } most ? OfferingRules.Within($"{field}.{question.Key}", most, 1, FormQuestion.LongestAnswer) : []),
        .. questions.SelectMany(question => question.MostWords is { } most ? OfferingRules.Within($"{field}.{question.Key}", most, 1, FormQuestion.LongestAnswer) : []),
        .. OfferingRules.Unique(field, questions.Select(question => question.Key)),
    ];

    private static IEnumerable<Fault> References(ReferenceRule rule) =>
    [
        .. OfferingRules.Within("admission.referees", rule.Least, 1, MostReferees), .. Asked("admission.referenceQuestions", rule.Questions),
        .. rule.Questions.Any(question => question.Kind == FormQuestionKind.File) ? [new Fault("admission.referenceQuestions", "NotAChoice")] : Array.Empty<Fault>(),
        .. rule.Questions.Count == 0 ? [new Fault("admission.referenceQuestions", "Missing")] : Array.Empty<Fault>(),
        .. rule.RemindBefore.SelectMany(days => OfferingRules.Within("admission.remindBefore", days, 0, MostDays)),
    ];

    private static IEnumerable<Fault> Team(TeamRule team) =>
    [
        .. OfferingRules.Within("admission.teamLeast", team.Least, 2, OfferingRules.MostTogether),
        .. OfferingRules.Within("admission.teamMost", team.Most, Math.Max(2, team.Least), OfferingRules.MostTogether),
        .. team.Roles.SelectMany(role => Keyed($"admission.role.{role.Key}", role.Key, role.Label)),
        .. OfferingRules.Unique("admission.roles", team.Roles.Select(role => role.Key)),
        .. OfferingRules.Within("admission.quorum", team.Roles.Sum(role => role.Least), 0, team.Most),
    ];

    /// <summary>The parts of a price sum exactly to it.</summary>
    private static IEnumerable<Fault> Paid(Tuition tuition) => tuition switch
    {
        Tuition.Free => [],
        Tuition.Sponsored sponsored => OfferingRules.Line("admission.sponsor", sponsored.Sponsor),
        Tuition.InParts parts =>
        [
            .. OfferingRules.Within("admission.depositDays", parts.DepositDays, 1, MostDays),
            .. parts.Deposit.Cents < 0 || parts.Instalments.Any(one => !one.Amount.IsPositive) ? [new Fault("admission.instalments", "NotAnAmount")] : Array.Empty<Fault>(),
            .. parts.Deposit + parts.Instalments.Select(one => one.Amount).Total(parts.Amount.Currency) != parts.Amount
                ? [new Fault("admission.instalments", "DoesNotSumUp", $"{parts.Amount}")] : Array.Empty<Fault>(),
            .. InOrder(parts.Instalments.Select(one => one.Due)),
        ],
        Tuition.Yearly yearly =>
        [
            .. yearly.AYear.IsPositive ? Array.Empty<Fault>() : [new Fault("admission.instalments", "NotAnAmount")],
            .. yearly.Days.Count == 0 ? [new Fault("admission.instalments", "Missing")] : Array.Empty<Fault>(), .. InOrder(yearly.Days),
        ],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Fault> InOrder(IEnumerable<LocalDate> days) =>
        days.Zip(days.Skip(1)).Any(pair => pair.First >= pair.Second) ? [new Fault("admission.instalments", "DatesOutOfOrder")] : [];
}

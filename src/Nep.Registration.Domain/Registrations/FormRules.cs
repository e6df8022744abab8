using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>What must hold of a filled-in form. Finds everything that is wrong, each beside its field.</summary>
public static class FormRules
{
    public const int LongestName = 200;

    public static ValueList<Fault> Check(Offering offering, RegistrationForm form) =>
    [
        .. Name("registrar.name", form.Registrar.Name), .. Address("registrar.email", form.Registrar.Email),
        .. Optional("registrar.organization", form.Registrar.Organization),
        .. form.Registrar.Language is "en" or "es" ? Array.Empty<Fault>() : [new Fault("registrar.language", "NotAChoice")],
        .. Together(offering, form.Entrants.Count),
        .. form.Entrants.SelectMany((entrant, i) => Check(offering, entrant, $"people[{i}]")),
        .. Scholarships.Check(offering, form.Scholarship),
        .. form.TermsVersion == offering.Details.TermsVersion ? Array.Empty<Fault>() : [new Fault("terms", "TermsNotAgreed")],
    ];

    /// <summary>A name as people write it: any script, up to <see cref="LongestName"/> characters, no control characters.</summary>
    public static IEnumerable<Fault> Name(string field, string name) =>
        string.IsNullOrWhiteSpace(name) ? [new Fault(field, "Missing")] : Optional(field, name);

    /// <summary>A person as they write themselves: a name, an address, and pronouns if they like.</summary>
    public static ValueList<Fault> Person(string field, Person person) =>
        [.. Name(field + ".name", person.Name), .. Address(field + ".email", person.Email), .. Optional(field + ".pronouns", person.Pronouns)];

    internal static IEnumerable<Fault> Address(string field, EmailAddress address) => address == default ? [new Fault(field, "NotAnAddress")] : [];

    internal static IEnumerable<Fault> Optional(string field, string text) =>
        text.Length > LongestName ? [new Fault(field, "TooLong", $"{LongestName}")]
        : text.Any(char.IsControl) ? [new Fault(field, "ControlCharacters")]
        : [];

    internal static IEnumerable<Fault> Together(Offering offering, int people) => offering.Details.Entry switch
    {
        Entry.Open when people == 0 => [new Fault("people", "Missing")],
        Entry.Open open when people > open.MostTogether => [new Fault("people", "TooManyTogether", $"{open.MostTogether}")],
        Entry.Teams teams when people < teams.Least => [new Fault("people", "TeamTooSmall", $"{teams.Least}")],
        Entry.Teams teams when people > teams.Most => [new Fault("people", "TooManyTogether", $"{teams.Most}")],
        Entry.ByApplication by when people < by.FewestTogether => [new Fault("people", "TeamTooSmall", $"{by.FewestTogether}")],
        Entry.ByApplication by when people > by.MostPeople => [new Fault("people", "TooManyTogether", $"{by.MostPeople}")],
        Entry.Open or Entry.Teams or Entry.ByApplication => [],
        _ => throw new UnreachableException(),
    };

    /// <summary>Whose name follows later answers what is asked when the name is given.</summary>
    private static IEnumerable<Fault> Check(Offering offering, Entrant entrant, string field) => entrant.Person == Registrations.Person.Unnamed
        ? Answers(offering, entrant.Answers, field).Where(fault => fault.Name != "Missing")
        : [.. Person(field, entrant.Person), .. Answers(offering, entrant.Answers, field)];

    /// <summary>One person's answers to everything that the offering asks.</summary>
    public static ValueList<Fault> Answers(Offering offering, ValueList<Answer> answers, string field) =>
    [
        .. Unasked(offering, answers, field),
        .. offering.Details.Questions.SelectMany(question => Check(question, answers, $"{field}.answers.{question.Key}")),
    ];

    /// <summary>Nothing is kept that was not asked, nor two answers to one question.</summary>
    private static IEnumerable<Fault> Unasked(Offering offering, ValueList<Answer> given, string field) =>
        from answers in given.GroupBy(answer => answer.Question, StringComparer.Ordinal)
        where answers.Count() > 1 || offering.Details.Questions.All(question => question.Key != answers.Key)
        select new Fault($"{field}.answers.{answers.Key}", "NotAChoice");

    private static IEnumerable<Fault> Check(Question question, ValueList<Answer> answers, string field)
    {
        var text = answers.FirstOrDefault(answer => answer.Question == question.Key)?.Text ?? "";
        if (question.Required && string.IsNullOrWhiteSpace(text)) return [new Fault(field, "Missing")];
        if (text.Length > Question.LongestAnswer) return [new Fault(field, "TooLong", $"{Question.LongestAnswer}")];
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) return [new Fault(field, "ControlCharacters")];
        return text.Length == 0 || Fits(question, text) ? [] : [new Fault(field, "NotAChoice")];
    }

    private static bool Fits(Question question, string text) => question.Kind switch
    {
        QuestionKind.ShortText or QuestionKind.LongText => true,
        QuestionKind.Choice => question.Choices.Contains(text),
        QuestionKind.Consent => text == Question.Consented,
        _ => throw new UnreachableException(),
    };
}

using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>What must hold of a filled-in form. Finds everything that is wrong, each beside its field.</summary>
public static class FormRules
{
    public const int LongestName = 200;

    public static ValueList<Fault> Check(Offering offering, RegistrationForm form) =>
    [
        .. Name("registrar.name", form.Registrar.Name), .. Optional("registrar.organization", form.Registrar.Organization),
        .. Together(offering, form.Entrants.Count),
        .. form.Entrants.SelectMany((entrant, i) => Check(offering, entrant, $"people[{i}]")),
        .. form.TermsVersion == offering.Details.TermsVersion ? Array.Empty<Fault>() : [new Fault("terms", "TermsNotAgreed")],
    ];

    /// <summary>A name as people write it: any script, up to <see cref="LongestName"/> characters, no control characters.</summary>
    public static IEnumerable<Fault> Name(string field, string name) =>
        string.IsNullOrWhiteSpace(name) ? [new Fault(field, "Missing")] : Optional(field, name);

    private static IEnumerable<Fault> Optional(string field, string text) =>
        text.Length > LongestName ? [new Fault(field, "TooLong", $"{LongestName}")]
        : text.Any(char.IsControl) ? [new Fault(field, "ControlCharacters")]
        : [];

    private static IEnumerable<Fault> Together(Offering offering, int people) => offering.Details.Entry switch
    {
        Entry.Open open when people > open.MostTogether => [new Fault("people", "TooManyTogether", $"{open.MostTogether}")],
        _ when people == 0 => [new Fault("people", "Missing")],
        _ => [],
    };

    private static IEnumerable<Fault> Check(Offering offering, Entrant entrant, string field) =>
    [
        .. Name(field + ".name", entrant.Person.Name), .. Optional(field + ".pronouns", entrant.Person.Pronouns),
        .. offering.Details.Questions.SelectMany(question => Check(question, entrant, $"{field}.answers.{question.Key}")),
    ];

    private static IEnumerable<Fault> Check(Question question, Entrant entrant, string field)
    {
        var text = entrant.Answers.FirstOrDefault(answer => answer.Question == question.Key)?.Text ?? "";
        if (question.Required && string.IsNullOrWhiteSpace(text)) return [new Fault(field, "Missing")];
        if (text.Length > Question.LongestAnswer) return [new Fault(field, "TooLong", $"{Question.LongestAnswer}")];
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) return [new Fault(field, "ControlCharacters")];
        var open = question.Kind != QuestionKind.Choice || text.Length == 0 || question.Choices.Contains(text);
        return open ? [] : [new Fault(field, "NotAChoice")];
    }
}

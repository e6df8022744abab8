using System.Globalization;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Admissions;

/// <summary>What must hold of answers. What is typed is kept also when it is not right yet; what is sent must be right.</summary>
public static class AnswerRules
{
    /// <summary>Everything that keeps answers from being sent, each beside its question.</summary>
    public static ValueList<Fault> Check(IEnumerable<FormQuestion> questions, IReadOnlyCollection<Answer> answers) =>
        [.. questions.SelectMany(question => Check(question, answers.FirstOrDefault(answer => answer.Question == question.Key)?.Text ?? ""))];

    public static IEnumerable<Fault> Check(FormQuestion question, string text)
    {
        var field = Field(question.Key);
        if (string.IsNullOrWhiteSpace(text)) return question.Required ? [new Fault(field, "Missing")] : [];
        if (text.Length > question.Longest) return [new Fault(field, "TooLong", Figure(question.Longest))];
        if (question.MostWords is { } most && Words(text) > most) return [new Fault(field, "TooManyWords", Figure(most))];
        return Fits(question, text) ? [] : [Wrong(question.Kind, field)];
    }

    /// <summary>What cannot even be kept: an answer that nobody asked for, twice the same, without end, or with characters that no text has.</summary>
    internal static IEnumerable<Fault> Unkeepable(IReadOnlyCollection<FormQuestion> questions, ValueList<Answer> answers) =>
        from answer in answers
        let question = questions.FirstOrDefault(one => one.Key == answer.Question)
        let wrong = question is null || answers.Count(same => same.Question == answer.Question) > 1 ? "NotAChoice"
            : answer.Text.Length > FormQuestion.LongestAnswer ? "TooLong"
            : answer.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? "ControlCharacters"
            : null
        where wrong is not null
        select new Fault(Field(answer.Question), wrong, wrong == "TooLong" ? Figure(FormQuestion.LongestAnswer) : "");

    /// <summary>How many words a text has, as whoever counts by eye would count them.</summary>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public static string Field(string question) => $"answers.{question}";

    private static bool Fits(FormQuestion question, string text) => question.Kind switch
    {
        FormQuestionKind.ShortText or FormQuestionKind.LongText or FormQuestionKind.File => true,
        FormQuestionKind.Choice => question.Choices.Contains(text),
        FormQuestionKind.Number => decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _),
        FormQuestionKind.Link => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps,
        _ => throw new UnreachableException(),
    };

    private static Fault Wrong(FormQuestionKind kind, string field) => kind switch
    {
        FormQuestionKind.Number => new Fault(field, "NotAFigure"),
        FormQuestionKind.Link => new Fault(field, "NotALink"),
        _ => new Fault(field, "NotAChoice"),
    };

    private static string Figure(int value) => value.ToString(CultureInfo.InvariantCulture);
}

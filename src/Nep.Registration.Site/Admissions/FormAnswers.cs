using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Admissions;

/// <summary>Reads answers out of a form, and puts them into one.</summary>
public static class FormAnswers
{
    /// <summary>What was sent for each question that is typed; files come apart.</summary>
    public static ValueList<Answer> Read(PostedForm form, IEnumerable<FormQuestion> questions) =>
    [
        .. from question in questions
           let field = AnswerRules.Field(question.Key)
           where question.Kind != FormQuestionKind.File && form.Has(field)
           select new Answer(question.Key, form[field].ReplaceLineEndings("\n").Trim()),
    ];

    /// <summary>What a field shows: what was just sent, otherwise what is saved.</summary>
    public static string Shown(PostedForm form, ApplicationState? state, string question) =>
        AnswerRules.Field(question) is var field && form.Has(field) ? form[field] : state?.Answer(question)?.Text ?? "";
}

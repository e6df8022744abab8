using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Applications.Forming;

/// <summary>
/// The buttons that add, remove and move pages and questions. They send the form too, so that no script is needed and nothing typed is lost.
/// </summary>
internal static class AdmissionRows
{
    /// <summary>The form as the button wants it; null when the button was another.</summary>
    public static PostedForm? Changed(PostedForm form) => form["do"].Split(' ') switch
    {
        ["add", var rows] when IsRepeated(form, rows) => FormRows.Add(form, rows, rows is AdmissionFields.Parts or AdmissionFields.Years ? [] : [("key", NewKey(form, rows))]),
        ["remove", var rows, var index] when IsRepeated(form, rows) && int.TryParse(index, out var at) => FormRows.Remove(form, rows, at),
        ["up", var rows, var index] when IsRepeated(form, rows) && int.TryParse(index, out var at) && at < FormRows.Count(form, rows) => Up(form, rows, at),
        ["down", var rows, var index] when IsRepeated(form, rows) && int.TryParse(index, out var at) && at < FormRows.Count(form, rows) => Down(form, rows, at),
        _ => null,
    };

    /// <summary>The rows of questions of one page of the form.</summary>
    public static string Questions(int stage) => $"{AdmissionFields.Stages}[{stage}].questions";

    /// <summary>
    /// A short name that nothing of this offering has had before, since it holds the version that the form was opened at: an answer to a question that
    /// is gone never turns up under a new one.
    /// </summary>
    private static string NewKey(PostedForm form, string rows)
    {
        var sort = rows == AdmissionFields.Stages ? "page" : rows == AdmissionFields.Roles ? "role" : "q";
        var taken = form.Names.Where(name => name.EndsWith(".key", StringComparison.Ordinal)).Select(name => form[name]).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, FormRows.Most * FormRows.Most).Select(number => $"{sort}{form["basedOn"]}-{number}").First(key => !taken.Contains(key));
    }

    /// <summary>Up from the first place of a page, a question goes to the end of the page before.</summary>
    private static PostedForm Up(PostedForm form, string rows, int at) =>
        at > 0 ? FormRows.Move(form, rows, at, rows, at - 1)
        : Stage(form, rows) is > 0 and var stage ? FormRows.Move(form, rows, 0, Questions(stage - 1), FormRows.Count(form, Questions(stage - 1)))
        : form;

    private static PostedForm Down(PostedForm form, string rows, int at) =>
        at + 1 < FormRows.Count(form, rows) ? FormRows.Move(form, rows, at, rows, at + 1)
        : Stage(form, rows) is { } stage && stage + 1 < FormRows.Count(form, AdmissionFields.Stages) ? FormRows.Move(form, rows, at, Questions(stage + 1), 0)
        : form;

    private static int? Stage(PostedForm form, string rows) =>
        Enumerable.Range(0, FormRows.Count(form, AdmissionFields.Stages)).Cast<int?>().FirstOrDefault(stage => Questions(stage!.Value) == rows);

    private static bool IsRepeated(PostedForm form, string rows) =>
        rows is AdmissionFields.Stages or AdmissionFields.Asked or AdmissionFields.Roles or AdmissionFields.Parts or AdmissionFields.Years || Stage(form, rows) is not null;
}

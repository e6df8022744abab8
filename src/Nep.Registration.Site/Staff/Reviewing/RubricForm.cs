using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>The rubric's form: one row a criterion, its anchors one a line, the lowest score first.</summary>
internal static class RubricForm
{
    public const string Rows = "criteria";

    private static readonly string[] StandardAnchors = ["Not shown", "A little", "Clearly", "Strongly", "Others could learn from it"];

    public static PostedForm Of(Rubric? rubric)
    {
        var form = FormRows.Fill([("basedOn", $"{rubric?.Version ?? 0}")]);
        if (rubric is null) return FormRows.Add(form, Rows, ("anchors", string.Join('\n', StandardAnchors)), ("weight", "100"));
        foreach (var one in rubric.Criteria)
            form = FormRows.Add(form, Rows, ("key", one.Key), ("name", one.Name), ("weight", $"{one.Weight}"), ("anchors", string.Join('\n', one.Anchors)));
        return form;
    }

    /// <summary>The form with a row more or less, when that is what the button said; otherwise null.</summary>
    public static PostedForm? Changed(PostedForm form) => form["do"].Split(' ') switch
    {
        ["add", Rows] => FormRows.Add(form, Rows, ("anchors", string.Join('\n', StandardAnchors))),
        ["remove", Rows, var index] when int.TryParse(index, out var at) => FormRows.Remove(form, Rows, at),
        _ => null,
    };

    public static ValueList<Criterion> Read(PostedForm form)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, FormRows.Count(form, Rows)).Select(at => Read(form, $"{Rows}[{at}]", keys))];
    }

    /// <summary>A rule's field as the form calls it.</summary>
    public static string Field(string field) => field.Split('.') is [Rows, var at, var name] ? $"{Rows}[{at}].{name}" : field;

    private static Criterion Read(PostedForm form, string row, HashSet<string> keys)
    {
        var name = form.Text($"{row}.name");
        var key = form.Text($"{row}.key") is { Length: > 0 and <= 40 } known && known.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? known : Key(name);
        for (var number = 2; !keys.Add(key); number++) key = $"{Key(name)}-{number}";
        var anchors = form[$"{row}.anchors"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Criterion(key, name, form.Number($"{row}.weight"), [.. anchors]);
    }

    private static string Key(string name)
    {
        var plain = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return plain.Length == 0 ? "criterion" : plain[..Math.Min(plain.Length, 30)];
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>
/// Rows of a form that repeat: <c>sessions[0].title</c>, <c>sessions[1].title</c> … Every row has a hidden field <c>row</c>, so that a row in
/// which nothing is typed counts too.
/// </summary>
public static class FormRows
{
    /// <summary>No form has more rows of one kind than this, whatever is posted.</summary>
    public const int Most = 100;

    public static int Count(PostedForm form, string rows)
    {
        var count = 0;
        while (count < Most && form.Has($"{rows}[{count}].row")) count++;
        return count;
    }

    /// <summary>A form that says this before anyone typed into it.</summary>
    public static PostedForm Fill(params ReadOnlySpan<(string Field, string Value)> filled)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (field, value) in filled) fields[field] = value;
        return new PostedForm(new FormCollection(fields));
    }

    /// <summary>The same form with one more row.</summary>
    public static PostedForm Add(PostedForm form, string rows, params ReadOnlySpan<(string Field, string Value)> filled)
    {
        var (fields, at) = (Copy(form), Count(form, rows));
        if (at == Most) return form;
        fields[$"{rows}[{at}].row"] = "1";
        foreach (var (field, value) in filled) fields[$"{rows}[{at}].{field}"] = value;
        return new PostedForm(new FormCollection(fields));
    }

    /// <summary>The same form without one row; those after it move up.</summary>
    public static PostedForm Remove(PostedForm form, string rows, int index)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (name, value) in Copy(form))
            if (Moved(name, rows, index) is { } kept) fields[kept] = value;
        return new PostedForm(new FormCollection(fields));
    }

    /// <summary>The same form with one row at another place, of the same rows or of others of the same kind; those after it make room.</summary>
    public static PostedForm Move(PostedForm form, string rows, int index, string to, int at)
    {
        var row = $"{rows}[{index}]";
        var taken = Copy(form).Where(field => field.Key.StartsWith(row + ".", StringComparison.Ordinal)).ToDictionary(field => field.Key[row.Length..], field => field.Value, StringComparer.Ordinal);
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (name, value) in Copy(Remove(form, rows, index))) fields[Renamed(name, to, one => one >= at ? one + 1 : one)!] = value;
        foreach (var (rest, value) in taken) fields[$"{to}[{at}]{rest}"] = value;
        return new PostedForm(new FormCollection(fields));
    }

    private static Dictionary<string, StringValues> Copy(PostedForm form) =>
        form.Names.ToDictionary(name => name, name => new StringValues(form[name]), StringComparer.Ordinal);

    /// <summary>A field's name once a row is gone; null when it goes with the row.</summary>
    private static string? Moved(string name, string rows, int removed) => Renamed(name, rows, index => index == removed ? null : index < removed ? index : index - 1);

    /// <summary>A field's name when its row has another number; null when that row is gone. Rows may stand within rows.</summary>
    private static string? Renamed(string name, string rows, Func<int, int?> number)
    {
        if (!name.StartsWith(rows + "[", StringComparison.Ordinal)) return name;
        var end = name.IndexOf(']', rows.Length);
        if (end < 0 || !int.TryParse(name.AsSpan(rows.Length + 1, end - rows.Length - 1), out var index)) return name;
        return number(index) is { } moved ? $"{rows}[{moved}]{name[(end + 1)..]}" : null;
    }
}

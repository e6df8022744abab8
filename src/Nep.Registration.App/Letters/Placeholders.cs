using System.Collections;
using System.Collections.Frozen;
using System.Reflection;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Letters;

/// <summary>
/// The names that each letter's template may use, with their meanings: the list that a template is checked against, and that staff read
/// beside the template they edit. It is drawn from the figures themselves, once, so the two cannot differ.
/// </summary>
public static class Placeholders
{
    private static readonly ValueList<Placeholder> Letters = Of<LetterFigures>();

    private static readonly FrozenDictionary<LetterKind, ValueList<Placeholder>> ByKind = Enum.GetValues<LetterKind>().ToFrozenDictionary(
        kind => kind,
        kind => Letters.Where(one => one.Kinds.Count == 0 || one.Kinds.Contains(kind)).ToValueList());

    public static ValueList<Placeholder> Of(LetterKind kind) => ByKind[kind];

    /// <summary>Those of the staff sign-in letter.</summary>
    public static ValueList<Placeholder> SignIn { get; } = Of<SignInFigures>();

    private static ValueList<Placeholder> Of<T>() =>
    [
        .. from property in typeof(T).GetProperties()
           let figure = property.GetCustomAttribute<FigureAttribute>()
           where figure is not null
           select new Placeholder(CamelCase(property.Name), figure.Meaning, [.. figure.Kinds], [.. property.GetCustomAttribute<NeededAttribute>()?.Kinds ?? []], Fields(property.PropertyType)),
    ];

    /// <summary>What an <c>each</c> over a property may name: the element's own properties, or <c>this</c> where it is a text.</summary>
    private static ValueList<string> Fields(Type type)
    {
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type)) return [];
        var element = type.GetGenericArguments()[0];
        return element == typeof(string) ? ["this"] : [.. element.GetProperties().Select(field => CamelCase(field.Name))];
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

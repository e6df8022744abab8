using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Letters;

/// <summary>A name that a template may use between double braces, and what stands there in the mail.</summary>
/// <param name="Kinds">The letters that have it; empty for every letter.</param>
/// <param name="Needed">The letters whose readers cannot do without it: their text must say it.</param>
/// <param name="Fields">For a list: the names that may stand inside its <c>each</c>. Empty for a single figure.</param>
public sealed record Placeholder(string Name, string Meaning, ValueList<LetterKind> Kinds, ValueList<LetterKind> Needed, ValueList<string> Fields)
{
    public bool IsList => Fields.Count > 0;
}

/// <summary>Says what a figure is for whoever writes a template, and which letters have it (none named: every letter).</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FigureAttribute(string meaning, params LetterKind[] kinds) : Attribute
{
    public string Meaning => meaning;

    public LetterKind[] Kinds => kinds;
}

/// <summary>Names the letters whose text must say a figure, whoever words them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeededAttribute(params LetterKind[] kinds) : Attribute
{
    public LetterKind[] Kinds => kinds;
}

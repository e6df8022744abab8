namespace Nep.Registration.Domain.Offerings;

/// <summary>One page of an application form.</summary>
/// <param name="Key">A short name that stays when the wording changes.</param>
public sealed record FormStage(string Key, string Title, ValueList<FormQuestion> Questions)
{
    /// <summary>What stands above the questions.</summary>
    public string Hint { get; init; } = "";
}

/// <summary>Something that an application form asks, or that a referee is asked.</summary>
/// <param name="Key">A short name that stays when the wording changes.</param>
/// <param name="Required">Whether the form cannot be sent without an answer.</param>
public sealed record FormQuestion(string Key, string Label, FormQuestionKind Kind, bool Required = false)
{
    /// <summary>The longest answer that any question takes, in characters.</summary>
    public const int LongestAnswer = 20_000;

    public string Hint { get; init; } = "";

    /// <summary>The answers to choose from; empty unless <see cref="Kind"/> is a choice.</summary>
    public ValueList<string> Choices { get; init; }

    /// <summary>The longest answer in words; null for any.</summary>
    public int? MostWords { get; init; }

    /// <summary>The longest answer in characters; null for the usual.</summary>
    public int? MostCharacters { get; init; }

    /// <summary>Who may see the answer.</summary>
    public AnswerSight Sight { get; init; } = AnswerSight.Staff;

    /// <summary>Whether the answer tells who applies, so that it is hidden in a blind review.</summary>
    public bool TellsWho { get; init; }

    /// <summary>The longest answer that is kept, in characters.</summary>
    public int Longest => MostCharacters ?? (Kind == FormQuestionKind.LongText ? LongestAnswer : 500);
}

/// <summary>How a question of an application is answered.</summary>
public enum FormQuestionKind
{
    ShortText,
    LongText,
    Choice,
    Number,
    Link,
    File,
}

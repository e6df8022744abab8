namespace Nep.Registration.Domain.Offerings;

/// <summary>Something the form asks of each participant.</summary>
/// <param name="Key">A short name that stays when the wording changes.</param>
/// <param name="Sight">Who may see the answers.</param>
public sealed record Question(string Key, string Label, QuestionKind Kind, bool Required = false, AnswerSight Sight = AnswerSight.Staff)
{
    public string Hint { get; init; } = "";

    /// <summary>The answers to choose from; empty unless <see cref="Kind"/> is a choice.</summary>
    public ValueList<string> Choices { get; init; }

    /// <summary>The longest answer that is kept, in characters.</summary>
    public const int LongestAnswer = 2000;

    /// <summary>The answer that a ticked box is.</summary>
    public const string Consented = "yes";
}

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    ShortText,
    LongText,
    Choice,

    /// <summary>A box to tick, for consent: ticked is "yes", not ticked is no answer.</summary>
    Consent,
}

/// <summary>Who sees an answer. Reviewers never see what is for the team that prepares the room.</summary>
public enum AnswerSight
{
    /// <summary>Everyone who runs the offering.</summary>
    Staff,

    /// <summary>Only whoever arranges access, food and photographs: registrars, facilitators and administrators, never reviewers.</summary>
    Needs,
}

/// <summary>One answer, under its question's key.</summary>
public sealed record Answer(string Question, string Text);

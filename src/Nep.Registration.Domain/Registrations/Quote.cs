namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// The price of one registration, frozen when it is placed. Every line names the rule that made it, so that page and invoice can say why.
/// </summary>
public sealed record Quote(ValueList<QuoteLine> Lines, Instant At)
{
    public Money Total => Lines.Select(line => line.Amount).Total();

    /// <summary>
    /// What each would pay who came without the group; null when no group price applied. Frozen with the rest, for when the group falls below
    /// its price.
    /// </summary>
    public ValueList<QuoteLine>? Apart { get; init; }

    /// <summary>What one participant's lines come to.</summary>
    public Money Of(ParticipantNumber number) => Lines.Where(line => line.Participant == number).Select(line => line.Amount).Total(Total.Currency);
}

/// <summary>An amount for one participant and the rule that made it; a reduction is negative.</summary>
/// <param name="Participant">Whose it is; <see cref="Everyone"/> where it is for all of them together.</param>
public sealed record QuoteLine(ParticipantNumber Participant, PriceRule Rule, Money Amount)
{
    /// <summary>Stands for all who are registered together: a team's price is nobody's own.</summary>
    public static readonly ParticipantNumber Everyone;
}

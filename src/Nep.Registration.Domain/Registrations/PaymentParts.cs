using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>In which parts a price is due: something at once, the rest on stated days. They sum exactly to the price.</summary>
/// <param name="AtOnce">Makes the seats theirs; zero for nothing.</param>
/// <param name="Dated">Each with the last day to pay it, the first one first.</param>
public sealed record PaymentParts(Money AtOnce, ValueList<Instalment> Dated)
{
    /// <summary>What must have come by the end of a day.</summary>
    public Money DueThrough(LocalDate day) => AtOnce + Dated.Where(part => part.Due <= day).Select(part => part.Amount).Total(AtOnce.Currency);

    /// <summary>The parts as they stand: how much of each is still to come when so much has come. Money pays the earliest part first.</summary>
    public ValueList<Instalment> Open(Money come)
    {
        var left = come - AtOnce;
        var open = new List<Instalment>();
        foreach (var part in Dated)
        {
            var paid = Money.Max(Money.Min(left, part.Amount), left with { Cents = 0 });
            if (paid < part.Amount) open.Add(part with { Amount = part.Amount - paid });
            left -= paid;
        }

        return [.. open];
    }

    /// <summary>What a payment page asks for: whatever is due, otherwise the next part; zero when all has come.</summary>
    public Money Next(LocalDate today, Money come)
    {
        var due = DueThrough(today) - come;
        return due.IsPositive ? due : Open(come) is [var next, ..] ? next.Amount : due with { Cents = 0 };
    }
}

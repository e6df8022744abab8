namespace Nep.Registration.Functions.Payments;

/// <summary>Money as Stripe writes it: whole cents and a currency in small letters.</summary>
internal static class StripeMoney
{
    public static string Code(Money amount) => amount.Currency.ToString().ToLowerInvariant();

    /// <exception cref="UnreadableNoticeException">No amount, or a currency in which the Center does not charge.</exception>
    public static Money Read(long? cents, string? currency)
    {
        if (Enum.GetValues<Currency>().Cast<Currency?>().FirstOrDefault(one => one.ToString()!.Equals(currency, StringComparison.OrdinalIgnoreCase)) is not { } known)
            throw new UnreadableNoticeException("it tells of money in a currency in which nothing is charged here");
        return cents >= 0 && cents <= Money.Most.Cents
            ? new Money(cents.Value, known)
            : throw new UnreadableNoticeException("it tells of an amount that nothing costs here");
    }
}

namespace Nep.Registration.Functions.Payments;

/// <summary>Money as Stripe writes it: whole cents and a currency in small letters.</summary>
internal static class StripeMoney
{
    public static string Code(Money amount) => amount.Currency.ToString().ToLowerInvariant();

    /// <exception cref="NotSupportedException">A currency in which the Center does not charge: a person must look at Stripe's settings.</exception>
    public static Money Read(long? cents, string? currency) => Enum.TryParse<Currency>(currency, ignoreCase: true, out var known)
        ? new Money(cents ?? 0, known)
        : throw new NotSupportedException($"Stripe tells of money in '{currency}', in which nothing is charged here.");
}

using System.Globalization;

namespace Nep.Registration.Domain.Kernel;

/// <summary>The currencies in which the Center charges. The default is the United States dollar.</summary>
public enum Currency
{
    Usd = 0,
    Cad = 1,
}

/// <summary>
/// An amount of money: whole cents of one currency, possibly negative. Mixing currencies throws. Nothing here rounds but
/// <see cref="Percent"/>.
/// </summary>
public readonly record struct Money(long Cents, Currency Currency = Currency.Usd) : IComparable<Money>
{
    public static readonly Money Zero;

    /// <summary>The largest amount a person may type: ten million.</summary>
    public static readonly Money Most = new(1_000_000_000);

    public bool IsZero => Cents == 0;

    public bool IsPositive => Cents > 0;

    public static Money Usd(decimal dollars) => new(checked((long)(dollars * 100m)));

    /// <summary>
    /// The given percentage, rounded to a whole cent, halves away from zero. The one place where money is rounded; call it once a line.
    /// </summary>
    public Money Percent(decimal percent) =>
        this with { Cents = (long)Math.Round(Cents * percent / 100m, MidpointRounding.AwayFromZero) };

    /// <summary>
    /// Divides into <paramref name="parts"/> amounts that sum exactly to this one; the earlier parts carry the odd cents.
    /// </summary>
    public ValueList<Money> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var (share, odd) = Math.DivRem(Cents, parts);
        var (self, sign) = (this, Math.Sign(odd));
        return [.. Enumerable.Range(0, parts).Select(i => self with { Cents = share + (i < Math.Abs(odd) ? sign : 0) })];
    }

    public static Money operator +(Money left, Money right) => left with { Cents = checked(left.Cents + Same(left, right).Cents) };

    public static Money operator -(Money left, Money right) => left with { Cents = checked(left.Cents - Same(left, right).Cents) };

    public static Money operator -(Money amount) => amount with { Cents = -amount.Cents };

    public static Money operator *(Money amount, int times) => amount with { Cents = checked(amount.Cents * times) };

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public static Money Max(Money left, Money right) => left >= right ? left : right;

    public int CompareTo(Money other) => Cents.CompareTo(Same(this, other).Cents);

    /// <summary>Plain digits with two decimals, for files and logs; pages format by language.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cents / 100m:0.00} {Currency.ToString().ToUpperInvariant()}");

    /// <summary>
    /// Reads what a person types: <c>895</c>, <c>$1,350.00</c>. Refuses more than two decimals, signs and anything above
    /// <see cref="Most"/>.
    /// </summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        var digits = (text ?? "").Trim().TrimStart('$').Trim();
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        if (digits.Length is 0 or > 16 || !decimal.TryParse(digits, Style, CultureInfo.InvariantCulture, out var value)) return false;
        if (value * 100m != Math.Truncate(value * 100m) || value * 100m > Most.Cents) return false;
        money = Usd(value);
        return true;
    }

    private static Money Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? right
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");
}

public static class MoneySums
{
    /// <summary>The sum, zero for none.</summary>
    public static Money Total(this IEnumerable<Money> amounts) => amounts.Aggregate((Money?)null, (sum, next) => sum is { } s ? s + next : next) ?? Money.Zero;
}

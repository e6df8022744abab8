using System.Globalization;
using System.Text.RegularExpressions;

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
public readonly partial record struct Money(long Cents, Currency Currency = Currency.Usd) : IComparable<Money>
{
    public static readonly Money Zero;

    /// <summary>The largest amount a person may type: ten million.</summary>
    public static readonly Money Most = new(1_000_000_000);

    public bool IsZero => Cents == 0;

    public bool IsPositive => Cents > 0;

    /// <exception cref="ArgumentException">A fraction of a cent.</exception>
    public static Money Usd(decimal dollars) => decimal.IsInteger(dollars * 100m)
        ? new(checked((long)(dollars * 100m)))
        : throw new ArgumentException($"{dollars} is not in whole cents.", nameof(dollars));

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
    /// Reads what a person types: <c>895</c>, <c>$1,350.00</c>. Refuses more than two decimals, signs, commas that do not part thousands
    /// (<c>12,50</c> is not guessed at) and anything above <see cref="Most"/>.
    /// </summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        var typed = (text ?? "").Trim();
        var digits = typed.StartsWith('$') ? typed[1..].TrimStart() : typed;
        if (digits.Length > 16 || !Typed().IsMatch(digits)) return false;
        var value = decimal.Parse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (value * 100m > Most.Cents) return false;
        money = Usd(value);
        return true;
    }

    [GeneratedRegex(@"^([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]{1,2})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();

    private static Money Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? right
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");
}

/// <summary>Sums of money.</summary>
public static class MoneySums
{
    /// <summary>The sum, zero dollars for none.</summary>
    public static Money Total(this IEnumerable<Money> amounts) => amounts.Aggregate((Money?)null, (sum, next) => sum is { } s ? s + next : next) ?? Money.Zero;

    /// <summary>The sum, zero of the given currency for none.</summary>
    public static Money Total(this IEnumerable<Money> amounts, Currency currency) => amounts.Aggregate(new Money(0, currency), (sum, next) => sum + next);
}

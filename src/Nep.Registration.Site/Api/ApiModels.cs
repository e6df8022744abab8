using System.ComponentModel;

namespace Nep.Registration.Site.Api;

/// <summary>An amount: whole cents, never a fraction.</summary>
internal sealed record ApiMoney([property: Description("Whole cents; negative for what is given back.")] long Cents, [property: Description("ISO 4217: USD.")] string Currency)
{
    public static ApiMoney Of(Money money) => new(money.Cents, money.Currency.ToString().ToUpperInvariant());
}

/// <summary>A page of a list.</summary>
internal sealed record ApiList<T>(IReadOnlyList<T> Items)
{
    [Description("Send it as “cursor” for the next page. It is missing on the last one.")]
    public string? Next { get; init; }
}

using Nep.Registration.App.Ports;
using Stripe.Checkout;

namespace Nep.Registration.Functions.Payments;

/// <summary>
/// The lines of a quote as Checkout can show them. Checkout takes no negative lines, so a reduction is taken off the line above it and named
/// in its description: one item a person, at the net price.
/// </summary>
/// <remarks>
/// Stripe's own way, coupons, would make an object in the account for every checkout and show one discount for the whole session. A person
/// whose place is free has no item. Where something was paid before, what is left is one item.
/// </remarks>
internal static class CheckoutItems
{
    /// <summary>Stripe cuts nothing: it refuses longer names.</summary>
    private const int LongestText = 250;

    public static List<SessionLineItemOptions> Of(CheckoutOrder order)
    {
        var items = Net(order.Lines).Where(item => item.Amount.IsPositive).ToList();
        return items.Select(item => item.Amount).Total(order.Amount.Currency) == order.Amount
            ? [.. items.Select(Item)]
            : [Item(new NetLine(string.Join("; ", order.Lines.Where(line => line.Amount.IsPositive).Select(line => line.Text)), [], order.Amount))];
    }

    private static List<NetLine> Net(IReadOnlyList<CheckoutLine> lines)
    {
        var items = new List<NetLine>();
        foreach (var line in lines)
        {
            if (line.Amount.Cents >= 0 || items.Count == 0) items.Add(new NetLine(line.Text, [], line.Amount));
            else items[^1] = new NetLine(items[^1].Text, [.. items[^1].Less, line], items[^1].Amount + line.Amount);
        }

        return items;
    }

    private static SessionLineItemOptions Item(NetLine line) => new()
    {
        Quantity = 1,
        PriceData = new SessionLineItemPriceDataOptions
        {
            Currency = StripeMoney.Code(line.Amount),
            UnitAmount = line.Amount.Cents,
            ProductData = new SessionLineItemPriceDataProductDataOptions
            {
                Name = Cut(line.Text),
                Description = line.Less.Count == 0 ? null : Cut(string.Join("; ", line.Less.Select(less => $"{less.Text}: {less.Amount}"))),
            },
        },
    };

    private static string Cut(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…");

    private sealed record NetLine(string Text, IReadOnlyList<CheckoutLine> Less, Money Amount);
}

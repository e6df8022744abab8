namespace Nep.Registration.Domain.Registrations;

/// <summary>One registration that names a purchase order, as its order counts it.</summary>
/// <param name="Costs">What each of its people costs, in their order.</param>
public sealed record OrderedSeats(RegistrationId Registration, Instant Placed, ValueList<Money> Costs);

/// <summary>How many of a registration's people a purchase order covers, and how many it does not.</summary>
public sealed record SeatsCovered(RegistrationId Registration, int Covered, int Beyond);

/// <summary>
/// What a purchase order covers of the registrations that name it: whoever registered first is covered first, up to the people it says it is
/// for and up to its amount. Whoever is beyond it is flagged for a person and keeps the seat.
/// </summary>
/// <param name="Amount">What the order promises.</param>
/// <param name="Cost">What everyone who names it costs.</param>
public sealed record PurchaseOrderCover(Money Amount, Money Cost, ValueList<SeatsCovered> Registrations)
{
    public int Beyond => Registrations.Sum(one => one.Beyond);

    public bool IsEnough => Beyond == 0 && Cost <= Amount;

    /// <param name="people">For how many people the order says it is; null when it does not say.</param>
    public static PurchaseOrderCover Of(Money amount, int? people, IEnumerable<OrderedSeats> named)
    {
        var (left, places) = (amount, people ?? int.MaxValue);
        var covered = new List<SeatsCovered>();
        var cost = amount with { Cents = 0 };
        foreach (var one in named.OrderBy(one => one.Placed).ThenBy(one => one.Registration.ToString(), StringComparer.Ordinal))
        {
            var inside = 0;
            foreach (var each in one.Costs)
            {
                cost += each;
                if (places <= 0 || each > left) continue;
                (left, places, inside) = (left - each, places - 1, inside + 1);
            }

            covered.Add(new SeatsCovered(one.Registration, inside, one.Costs.Count - inside));
        }

        return new PurchaseOrderCover(amount, cost, [.. covered]);
    }
}

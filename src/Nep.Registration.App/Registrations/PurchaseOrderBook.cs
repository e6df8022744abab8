using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>Where a purchase order, or a registration that waits for one, stands. It may stand at several places at once.</summary>
public enum OrderStage
{
    /// <summary>Seats are held, and no purchase order or check has come.</summary>
    Waiting,

    /// <summary>The order came, and nobody has compared it with what was ordered.</summary>
    ToCheck,

    /// <summary>An invoice is not paid in full.</summary>
    Open,

    /// <summary>An invoice is not paid in full, and its due day is over.</summary>
    Overdue,

    /// <summary>Money must be sent back by check.</summary>
    ToSend,
}

/// <summary>One billed registration and its offering.</summary>
public sealed record BilledRegistration(Offering Offering, RegistrationSummary Registration)
{
    public Bill Bill => Registration.Bill!;

    public bool IsOverdueAt(Instant now) =>
        Registration.Status is RegistrationStatus.Confirmed or RegistrationStatus.Cancelled && Bill.Open.IsPositive
        && Bill.Due is { } due && Offering.Zone.DateAt(now) > due;

    /// <summary>Whether money is asked for: by an invoice, or by one of a part of the price.</summary>
    internal bool IsAskedForAt(Instant now) => Bill.Open.IsPositive && Registration.Status != RegistrationStatus.Held
        && (Bill.Invoice is not null || (Bill is { Parts: not null, Due: { } due } && Offering.Zone.DateAt(now) >= due.PlusDays(-PartInvoices.DaysBefore)));
}

/// <summary>One purchase order with every registration that names it, of whatever offering; or one billed registration that has none.</summary>
/// <param name="Order">As it was last received; null while there is none.</param>
public sealed record OrderFile(PurchaseOrder? Order, IReadOnlyList<BilledRegistration> Registrations)
{
    /// <summary>What the order covers of those who have seats; null while there is none.</summary>
    public PurchaseOrderCover? Cover { get; } = Order is null ? null : PurchaseOrderCover.Of(
        Order.Amount, Order.Covers,
        Registrations.Where(one => one.Registration.Status is RegistrationStatus.Held or RegistrationStatus.Confirmed)
            .Select(one => new OrderedSeats(one.Registration.Id, one.Registration.Placed, one.Bill.Costs)));

    public BilledRegistration First => Registrations[0];

    public string Organization => Order?.Organization ?? (First.Bill.Sponsor is { } sponsor ? $"{sponsor} for {First.Registration.Organization}" : First.Registration.Organization);

    public Money Open => Registrations.Select(one => one.Bill.Open).Total();

    public Instant Since => Order?.At ?? First.Registration.Placed;

    public LocalDate? Due => Registrations.Where(one => one.Bill.Open.IsPositive).Select(one => one.Bill.Due).Min();

    public bool IsIn(OrderStage stage, Instant now) => stage switch
    {
        OrderStage.Waiting => Registrations.Any(one => one.Registration.Status == RegistrationStatus.Held && one.Bill is { Order: null, Parts: null }),
        OrderStage.ToCheck => Registrations.Any(one => one.Bill.Order is { Approved: null } && one.Registration.Status is RegistrationStatus.Held or RegistrationStatus.Confirmed),
        OrderStage.Open => Registrations.Any(one => one.IsAskedForAt(now)),
        OrderStage.Overdue => Registrations.Any(one => one.IsOverdueAt(now)),
        OrderStage.ToSend => Registrations.Any(one => one.Bill.ToSend.Count > 0),
        _ => throw new UnreachableException(),
    };
}

/// <summary>Every purchase order and billed registration across all offerings.</summary>
public sealed class PurchaseOrderBook(OfferingShelf shelf, RegistrationList list)
{
    /// <summary>All of them, whoever has waited longest first.</summary>
    public async Task<IReadOnlyList<OrderFile>> All(CancellationToken cancel = default)
    {
        var billed = new List<BilledRegistration>();
        foreach (var offering in await shelf.All(cancel))
            billed.AddRange((await list.Of(offering.Id, cancel)).Billed.Select(one => new BilledRegistration(offering, one)));
        return [.. billed.GroupBy(KeyOf, StringComparer.Ordinal).Select(File).OrderBy(file => file.Since)];
    }

    /// <summary>The order that a registration names, with all others that name it; null when the registration is not billed.</summary>
    public async Task<OrderFile?> Of(RegistrationId registration, CancellationToken cancel = default) =>
        (await All(cancel)).FirstOrDefault(file => file.Registrations.Any(one => one.Registration.Id == registration));

    private static string KeyOf(BilledRegistration one) => one.Bill.Order?.Key ?? $"without order {one.Registration.Id}";

    private static OrderFile File(IEnumerable<BilledRegistration> same)
    {
        var registrations = same.OrderBy(one => one.Registration.Placed).ToList();
        return new OrderFile(registrations.Select(one => one.Bill.Order).OfType<PurchaseOrder>().MaxBy(order => order.At), registrations);
    }
}

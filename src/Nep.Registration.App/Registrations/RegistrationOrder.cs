using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>By what a list of registrations is sorted.</summary>
public enum RegistrationOrder
{
    Placed,
    Name,
    Organization,
    Status,
    Paid,
    Owed,
}

/// <summary>A list of registrations as it is asked for: which, and in what order. Equals stand the newest first, whichever way the rest is turned.</summary>
/// <param name="Status">Only those that stand so; null for all.</param>
public sealed record RegistrationSorting(RegistrationOrder By, bool Descending, RegistrationStatus? Status) : IComparer<RegistrationSummary>
{
    public static RegistrationSorting Newest { get; } = new(RegistrationOrder.Placed, Descending: true, null);

    public bool Has(RegistrationSummary one) => Status is null || one.Status == Status;

    public int Compare(RegistrationSummary? x, RegistrationSummary? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        var order = Descending ? ByKey(y!, x!) : ByKey(x!, y!);
        if (order == 0) order = y!.Placed.CompareTo(x!.Placed);
        return order != 0 ? order : string.CompareOrdinal(x!.Id.ToString(), y!.Id.ToString());
    }

    private int ByKey(RegistrationSummary one, RegistrationSummary other) => By switch
    {
        RegistrationOrder.Placed => one.Placed.CompareTo(other.Placed),
        RegistrationOrder.Name => string.Compare(one.Registrar, other.Registrar, StringComparison.OrdinalIgnoreCase),
        RegistrationOrder.Organization => string.Compare(one.Organization, other.Organization, StringComparison.OrdinalIgnoreCase),
        RegistrationOrder.Status => one.Status.CompareTo(other.Status),
        RegistrationOrder.Paid => one.Paid.Cents.CompareTo(other.Paid.Cents),
        RegistrationOrder.Owed => one.Owed.Cents.CompareTo(other.Owed.Cents),
        _ => throw new UnreachableException(),
    };
}

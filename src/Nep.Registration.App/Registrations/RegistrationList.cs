using System.Collections.Concurrent;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Registrations;

/// <summary>An offering's registrations in summary, held in memory and never older than the last change that was acknowledged.</summary>
public sealed class RegistrationList(ITableStore store)
{
    private readonly RangeMemory<RegistrationSummary, RegistrationSheet> memory = new(
        store, Keys.Registrations, row => RegistrationSummary.Of(Json.Read<RegistrationFile>(row.Value).State), all => new RegistrationSheet(all));

    public ValueTask<RegistrationSheet> Of(OfferingId offering, CancellationToken cancel = default) => memory.Of(offering.ToString(), cancel);
}

/// <summary>By what a list of registrations is sorted.</summary>
public enum RegistrationOrder
{
    Newest,
    Oldest,
    Name,
    Organization,
    Status,
    MostPaid,
    MostOwed,
}

/// <summary>All registrations of one offering at one moment, in every order that is asked for.</summary>
public sealed class RegistrationSheet(IReadOnlyCollection<RegistrationSummary> registrations)
{
    private readonly ConcurrentDictionary<RegistrationOrder, RegistrationSummary[]> sorted = new();

    public OfferingFigures Figures { get; } = OfferingFigures.Of(registrations);

    public RegistrationSummary[] In(RegistrationOrder order) => sorted.GetOrAdd(order, Sort);

    private RegistrationSummary[] Sort(RegistrationOrder order)
    {
        var newest = registrations.OrderByDescending(one => one.Placed).ThenBy(one => one.Id.ToString(), StringComparer.Ordinal);
        return order switch
        {
            RegistrationOrder.Newest => [.. newest],
            RegistrationOrder.Oldest => [.. newest.Reverse()],
            RegistrationOrder.Name => [.. newest.OrderBy(one => one.Registrar, StringComparer.OrdinalIgnoreCase)],
            RegistrationOrder.Organization => [.. newest.OrderBy(one => one.Organization, StringComparer.OrdinalIgnoreCase)],
            RegistrationOrder.Status => [.. newest.OrderBy(one => one.Status)],
            RegistrationOrder.MostPaid => [.. newest.OrderByDescending(one => one.Paid.Cents)],
            RegistrationOrder.MostOwed => [.. newest.OrderByDescending(one => one.Owed.Cents)],
            _ => throw new UnreachableException(),
        };
    }
}

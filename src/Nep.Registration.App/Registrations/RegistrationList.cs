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
    Placed,
    Name,
    Organization,
    Status,
    Paid,
    Owed,
}

/// <summary>All registrations of one offering at one moment, in every order that is asked for.</summary>
public sealed class RegistrationSheet(IReadOnlyCollection<RegistrationSummary> registrations)
{
    private readonly ConcurrentDictionary<(RegistrationOrder By, bool Descending), RegistrationSummary[]> sorted = new();

    public OfferingFigures Figures { get; } = OfferingFigures.Of(registrations);

    /// <summary>Those whose money needs a person.</summary>
    public IReadOnlyList<RegistrationSummary> Troubled { get; } = [.. registrations.Where(one => one.NeedsAPerson)];

    /// <summary>Those that are billed: by purchase order, by check, by invoice.</summary>
    public IReadOnlyList<RegistrationSummary> Billed { get; } = [.. registrations.Where(one => one.Bill is not null)];

    /// <summary>Those that ask for a scholarship which nobody has decided.</summary>
    public IReadOnlyList<RegistrationSummary> Scholarships { get; } = [.. registrations.Where(one => one.ScholarshipBy is not null)];

    public RegistrationSummary[] In(RegistrationOrder by, bool descending) => sorted.GetOrAdd((by, descending), Sort);

    /// <summary>Equals stand the newest first, whichever way the rest is turned.</summary>
    private RegistrationSummary[] Sort((RegistrationOrder By, bool Descending) order)
    {
        var newest = registrations.OrderByDescending(one => one.Placed).ThenBy(one => one.Id.ToString(), StringComparer.Ordinal);
        return order.By switch
        {
            RegistrationOrder.Placed => Turned(newest, one => one.Placed, Comparer<Instant>.Default, order.Descending),
            RegistrationOrder.Name => Turned(newest, one => one.Registrar, StringComparer.OrdinalIgnoreCase, order.Descending),
            RegistrationOrder.Organization => Turned(newest, one => one.Organization, StringComparer.OrdinalIgnoreCase, order.Descending),
            RegistrationOrder.Status => Turned(newest, one => one.Status, Comparer<Domain.Registrations.RegistrationStatus>.Default, order.Descending),
            RegistrationOrder.Paid => Turned(newest, one => one.Paid.Cents, Comparer<long>.Default, order.Descending),
            RegistrationOrder.Owed => Turned(newest, one => one.Owed.Cents, Comparer<long>.Default, order.Descending),
            _ => throw new UnreachableException(),
        };
    }

    private static RegistrationSummary[] Turned<TKey>(
        IEnumerable<RegistrationSummary> all, Func<RegistrationSummary, TKey> key, IComparer<TKey> comparer, bool descending) =>
        [.. descending ? all.OrderByDescending(key, comparer) : all.OrderBy(key, comparer)];
}

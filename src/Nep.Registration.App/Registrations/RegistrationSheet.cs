using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Nep.Registration.App.Registrations;

/// <summary>
/// All registrations of one offering at one moment, in every order that is asked for. The sheet of the next moment shares all that stayed with
/// this one, so that a change costs little however long the lists are.
/// </summary>
public sealed class RegistrationSheet
{
    private readonly ImmutableSortedSet<RegistrationSummary> newest;
    private readonly ConcurrentDictionary<RegistrationSorting, ImmutableSortedSet<RegistrationSummary>> sorted = new();

    public RegistrationSheet(IReadOnlyCollection<RegistrationSummary> registrations)
        : this(
            registrations.ToImmutableSortedSet(RegistrationSorting.Newest), OfferingFigures.None.After([], registrations), Trend.None.After([], registrations),
            registrations.Where(one => one.NeedsAPerson).ToImmutableSortedSet(RegistrationSorting.Newest), registrations.Where(one => one.Bill is not null).ToImmutableSortedSet(RegistrationSorting.Newest),
            registrations.Where(one => one.ScholarshipBy is not null).ToImmutableSortedSet(RegistrationSorting.Newest))
    {
    }

    private RegistrationSheet(
        ImmutableSortedSet<RegistrationSummary> newest, OfferingFigures figures, Trend trend, ImmutableSortedSet<RegistrationSummary> troubled,
        ImmutableSortedSet<RegistrationSummary> billed, ImmutableSortedSet<RegistrationSummary> scholarships) =>
        (this.newest, Figures, Trend, Troubled, Billed, Scholarships) = (newest, figures, trend, troubled, billed, scholarships);

    public OfferingFigures Figures { get; }

    /// <summary>How seats and money came to be what they are, hour by hour.</summary>
    public Trend Trend { get; }

    /// <summary>Those whose money needs a person.</summary>
    public ImmutableSortedSet<RegistrationSummary> Troubled { get; }

    /// <summary>Those that are billed: by purchase order, by check, by invoice.</summary>
    public ImmutableSortedSet<RegistrationSummary> Billed { get; }

    /// <summary>Those that ask for a scholarship which nobody has decided.</summary>
    public ImmutableSortedSet<RegistrationSummary> Scholarships { get; }

    public int Count => newest.Count;

    public ImmutableSortedSet<RegistrationSummary> In(RegistrationOrder by, bool descending) => In(new RegistrationSorting(by, descending, null));

    public ImmutableSortedSet<RegistrationSummary> In(RegistrationSorting sorting) => sorting == RegistrationSorting.Newest
        ? newest
        : sorted.GetOrAdd(sorting, static (how, all) => all.Where(how.Has).ToImmutableSortedSet(how), newest);

    internal RegistrationSheet After(IReadOnlyList<RegistrationSummary> gone, IReadOnlyList<RegistrationSummary> come)
    {
        var after = new RegistrationSheet(
            newest.Except(gone).Union(come), Figures.After(gone, come), Trend.After(gone, come),
            Troubled.Except(gone).Union(come.Where(one => one.NeedsAPerson)), Billed.Except(gone).Union(come.Where(one => one.Bill is not null)),
            Scholarships.Except(gone).Union(come.Where(one => one.ScholarshipBy is not null)));
        foreach (var (how, list) in sorted) after.sorted[how] = list.Except(gone.Where(how.Has)).Union(come.Where(how.Has));
        return after;
    }
}

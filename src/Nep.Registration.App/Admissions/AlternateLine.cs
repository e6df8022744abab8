using Nep.Registration.Domain.Admissions;

namespace Nep.Registration.App.Admissions;

/// <summary>A place that came free, and what became of it, without a name.</summary>
/// <param name="To">The place in line of whoever it was offered to; null when nobody was left.</param>
/// <param name="PassedOver">Why it was not offered to this alternate, whose turn it was: the name of the refusal; null when it was not their turn.</param>
public sealed record LineMove(Instant At, int? To, string? PassedOver);

/// <summary>Where an alternate stands, and how the line has moved.</summary>
/// <param name="Ahead">How many wait before them now.</param>
/// <param name="Moves">The earliest first.</param>
public sealed record AlternateLine(int Rank, int Ahead, ValueList<LineMove> Moves);

/// <summary>Tells an alternate how the line came to stand as it does.</summary>
public sealed class AlternateLines(ApplicationDrawer drawer)
{
    /// <returns>Null for an application that is in no line.</returns>
    public async Task<AlternateLine?> Of(OfferingId offering, ApplicationState state, CancellationToken cancel = default)
    {
        if (state is not { Status: ApplicationStatus.Alternate, Decision.Rank: { } rank }) return null;
        var (ranks, freed, ahead) = (new Dictionary<ApplicationId, int>(), new List<FreedPlace>(), 0);
        await foreach (var other in drawer.All(offering, cancel))
        {
            if (other.Decision?.Rank is { } place) ranks[other.Id] = place;
            if (other is { Status: ApplicationStatus.Alternate, Decision.Rank: { } before } && before < rank) ahead++;
            if (other.Freed is { Settled: not null } free) freed.Add(free);
        }

        return new AlternateLine(rank, ahead, [.. freed.OrderBy(free => free.Settled).Select(free => new LineMove(
            free.Settled!.Value, free.To is { } to && ranks.TryGetValue(to, out var taken) ? taken : null, free.Passed.FirstOrDefault(one => one.Application == state.Id)?.Why))]);
    }
}

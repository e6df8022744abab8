using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.App.Admissions;

/// <summary>
/// What a board, a draw and a release go by of an application that was sent: a small row beside it, written in the same transaction, so that two
/// thousand of them are read without reading two thousand forms.
/// </summary>
/// <param name="People">Of the team; 1 for one who applies alone.</param>
/// <param name="Rank">Its place in the line of alternates, once that was released, also when it has left the line; null for any other.</param>
/// <param name="Organizations">Its school, organization and district; conflicts of interest go by them.</param>
/// <param name="Addresses">Of everyone in it and of its referees; conflicts of interest go by them too.</param>
public sealed record Candidate(
    ApplicationId Id, string Name, EmailAddress Email, ApplicationStatus Status, Instant? Submitted, int People, int? Rank,
    ValueList<string> Organizations, ValueList<EmailAddress> Addresses)
{
    /// <summary>Whether the place that it gave up is on its way to an alternate, and so is not anyone else's; null for no.</summary>
    public bool? Passing { get; init; }

    /// <summary>Whether a place is promised to it, or to whoever comes after it, for which no seat is held yet.</summary>
    public bool HasPlaceOnItsWay => Status is ApplicationStatus.Offered or ApplicationStatus.Accepted || Passing is true;

    public static Candidate Of(ApplicationState state) => new(
        state.Id, state.Applicant.Name, state.Applicant.Email, state.Status, state.Submitted, Math.Max(1, state.Members.Count(member => member.IsIn)),
        state.Decision?.Rank,
        [.. new[] { state.Applicant.Organization, state.Applicant.District }.Where(name => name.Length > 0).Distinct()],
        [.. Everyone(state).Where(address => address != default).Distinct()])
    {
        Passing = state is { Freed: { Settled: null } freed } && (state.Registration is null || freed.SeatsReturned is not null) ? true : null,
    };

    public ApplicantTies Ties => new(Id, Organizations, Addresses);

    public ApplicantFacts Facts => new(Id, Name, Email, Status, People, Rank);

    /// <summary>The change of the row that a commit of the application makes; none while it is a draft that was never sent, or where nothing of it changed.</summary>
    internal static IEnumerable<RowChange> Changes(ApplicationState? before, ApplicationState after)
    {
        var (old, now) = (before?.Submitted is null ? null : Of(before), after.Submitted is null ? null : Of(after));
        if (now == old) return [];
        if (now is null) return [new RowChange.Delete(Keys.Candidate(after.Id), RowTag.Any)];
        return [old is null ? new RowChange.Insert(Keys.Candidate(after.Id), Json.Write(now)) : new RowChange.Replace(Keys.Candidate(after.Id), Json.Write(now), RowTag.Any)];
    }

    private static IEnumerable<EmailAddress> Everyone(ApplicationState state) =>
    [
        state.Applicant.Email, .. state.Members.Select(member => member.Person.Email), .. state.Members.SelectMany(member => member.Before).Select(former => former.Person.Email),
        .. state.Referees.Select(referee => referee.Person.Email),
    ];
}

/// <summary>The applications of an offering that were sent, at hand.</summary>
public sealed class CandidateList(ITableStore store, Clock clock)
{
    private readonly RangeMemory<Candidate, CandidateSheet> memory = new(
        store, Keys.Candidates, row => Json.Read<Candidate>(row.Value), all => new CandidateSheet([.. all.OrderBy(one => one.Id.ToString(), StringComparer.Ordinal)]), null, clock);

    public ValueTask<CandidateSheet> Of(OfferingId offering, CancellationToken cancel = default) => memory.Of(offering.ToString(), cancel);
}

/// <summary>Every application of an offering that was sent, in the order of their ids.</summary>
public sealed class CandidateSheet(IReadOnlyList<Candidate> all)
{
    private readonly Dictionary<ApplicationId, Candidate> byId = all.ToDictionary(one => one.Id);

    public IReadOnlyList<Candidate> All => all;

    /// <summary>Those that nothing was told yet.</summary>
    public IReadOnlyList<Candidate> UnderReview { get; } = [.. all.Where(one => one.Status == ApplicationStatus.Submitted)];

    public Candidate? Find(ApplicationId id) => byId.GetValueOrDefault(id);
}

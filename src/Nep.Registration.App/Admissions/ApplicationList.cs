using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;

namespace Nep.Registration.App.Admissions;

/// <summary>What a list shows of an application, drafts too.</summary>
/// <param name="Sought">What a search looks in, in lower case.</param>
/// <param name="Awaited">How many references are still to come.</param>
public sealed record ApplicationLine(
    ApplicationId Id, string Name, string Organization, ApplicationStatus Status, Instant Started, Instant? Submitted, int People, int Awaited, bool InTrouble, string Sought)
{
    /// <summary>Until when an offer of a place stands; null where none does.</summary>
    public Instant? OfferUntil { get; init; }

    /// <summary>The role of each of the team who confirmed.</summary>
    public ValueList<string> Roles { get; init; }

    /// <summary>Whether an interview or site visit was ever set; and whether one is that was not called off.</summary>
    public (bool Ever, bool Stands) Visit { get; init; }

    public static ApplicationLine Of(ApplicationState state) => new(
        state.Id, state.Applicant.Name, state.Applicant.Organization, state.Status, state.Started, state.Submitted, Math.Max(1, state.Members.Count(member => member.IsIn)),
        state.Referees.Count(referee => referee.Given is null), state.Trouble is not null,
        string.Join('\n', [state.Applicant.Name, state.Applicant.Email, state.Applicant.Organization, state.Applicant.District, state.Id, .. state.Members.Select(member => member.Person.Name)]).ToLowerInvariant())
    {
        OfferUntil = state.Status == ApplicationStatus.Offered ? state.Offer!.Until : null,
        Roles = TeamQuorum.RolesOf(state),
        Visit = (state.Visits is { Count: > 0 }, state.Visits?.Any(visit => !visit.IsOff) is true),
    };
}

/// <summary>An offering's applications in short, held in memory and never older than the last change that was acknowledged, the newest first.</summary>
public sealed class ApplicationList(ITableStore store, Clock clock)
{
    private readonly RangeMemory<ApplicationLine?, IReadOnlyList<ApplicationLine>> memory = new(
        store, Keys.Applications, row => Keys.IsApplication(row.Key) ? ApplicationLine.Of(Json.Read<ApplicationFile>(row.Value).State) : null,
        all => [.. all.OfType<ApplicationLine>().OrderByDescending(line => line.Started).ThenBy(line => $"{line.Id}", StringComparer.Ordinal)],
        null, clock);

    public ValueTask<IReadOnlyList<ApplicationLine>> Of(OfferingId offering, CancellationToken cancel = default) => memory.Of(offering.ToString(), cancel);
}

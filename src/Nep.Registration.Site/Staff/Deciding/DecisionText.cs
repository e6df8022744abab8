using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Deciding;

/// <summary>How staff pages write decisions, what a release lacks, and what happened.</summary>
public static class DecisionText
{
    public static IReadOnlyList<Option> Options { get; } =
    [
        new(nameof(Decision.Accept), "Accept"), new(nameof(Decision.Alternate), "Alternate"), new(nameof(Decision.Decline), "Decline"), new(nameof(Decision.Defer), "Defer"),
    ];

    public static string Of(Decision decision, int? rank) => rank is { } place ? $"{decision} {place}" : $"{decision}";

    public static string Of(ReleaseProblem problem) => problem switch
    {
        ReleaseProblem.NoLetters => "Nothing is decided, so there is no letter to send",
        ReleaseProblem.TooManyAccepts(var places, var left) => $"{StaffText.Count(places, "place is", "places are")} offered, and {StaffText.Count(left, "is", "are")} left",
        ReleaseProblem.Undecided(var applications, var first) => $"{StaffText.Count(applications, "application has", "applications have")} no decision, {first} among them",
        ReleaseProblem.NameMissing(var application) => $"Application {application} has no name to greet",
        ReleaseProblem.RanksOutOfLine(var twice, var missing) =>
            $"The alternates do not stand in line{(twice.Count > 0 ? $"; taken twice: {string.Join(", ", twice)}" : "")}{(missing.Count > 0 ? $"; left out: {string.Join(", ", missing)}" : "")}",
        _ => throw new UnreachableException(),
    };

    public static IEnumerable<PastEntry> Past(IEnumerable<HistoryEntry<DecisionEvent>> history, Zone zone) =>
        history.SelectMany(entry => entry.Events.Select(happened => new PastEntry(entry.At, What(happened, zone), StaffText.Name(entry.By), [.. Why(happened)])));

    private static string What(DecisionEvent happened, Zone zone) => happened switch
    {
        DecisionEvent.DecisionsDrafted e => string.Join(", ", e.Decisions.GroupBy(one => one.Decision).Select(group => $"{group.Key}: {group.Count()}")) + Which([.. e.Decisions.Select(one => one.Application)]),
        DecisionEvent.DecisionsCleared e => $"{StaffText.Count(e.Applications.Count, "decision", "decisions")} taken back{Which(e.Applications)}",
        DecisionEvent.ReleaseProposed e => $"Release of {StaffText.Count(e.Proposal.Letters, "letter", "letters")} proposed, {(e.Proposal.Due is { } due ? StaffText.When(due) : "as soon as it is confirmed")} ({e.Proposal.Digest.Short})",
        DecisionEvent.ProposalWithdrawn => "Proposal withdrawn",
        DecisionEvent.ReleaseConfirmed e => $"Release confirmed for {StaffText.When(e.Release.Due, zone)} ({e.Release.Digest.Short})",
        DecisionEvent.ReleaseCalledOff => "Release called off",
        DecisionEvent.ReleaseFinished => "Released",
        _ => throw new UnreachableException(),
    };

    private static string Which(ValueList<ApplicationId> applications) => applications.Count <= 3 ? $" ({string.Join(", ", applications.Select(one => one.Short))})" : "";

    private static IEnumerable<string> Why(DecisionEvent happened) => happened switch
    {
        DecisionEvent.DecisionsDrafted e => e.Decisions.Select(one => one.Reason).Distinct().Take(3),
        DecisionEvent.DecisionsCleared e => [e.Reason],
        DecisionEvent.ProposalWithdrawn e => [e.Reason],
        DecisionEvent.ReleaseCalledOff e => [e.Reason],
        DecisionEvent.ReleaseProposed or DecisionEvent.ReleaseConfirmed or DecisionEvent.ReleaseFinished => [],
        _ => throw new UnreachableException(),
    };
}

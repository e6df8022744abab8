using System.Globalization;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Simulation.Checks.Applying;

/// <summary>
/// Nobody is told before the instant that was agreed on, nor what was sent after the agreement; nobody is told anything but what was decided, whoever is told gets the letter of just that
/// decision, and no more places are offered than there are.
/// </summary>
internal sealed class ReleaseCheck : ICommitCheck
{
    public static LetterKind LetterOf(Decision decision) => decision switch
    {
        Decision.Accept => LetterKind.DecisionAccept,
        Decision.Alternate => LetterKind.DecisionAlternate,
        Decision.Decline => LetterKind.DecisionDecline,
        _ => LetterKind.DecisionDefer,
    };

    public string? Wrong(SeenCommit commit)
    {
        foreach (var (id, happened, by) in commit.Admission.Events)
        {
            if (happened is not ApplicationEvent.DecisionReleased told) continue;
            if (ReleaseOf(commit, by) is not { } release) return $"{id} is told {told.Decision}, and no release says so.";
            if (release.CalledOff is not null) return $"{id} is told {told.Decision}, and the release was called off.";
            if (commit.At < release.Due) return $"{id} is told {told.Decision} at {commit.At}, and the release is at {release.Due}.";
            if (commit.Ledger.Admission.Decisions.GetValueOrDefault(id) is not { } decided || (decided.Decision, decided.Rank) != (told.Decision, told.Rank)) return $"{id} is told {told.Decision}, and that was not decided.";
            if (!WasAgreedOn(commit, id, release)) return $"{id} is told {told.Decision}, and was sent as it is after the release was agreed on.";
            if (told.Letter != LetterOf(told.Decision)) return $"{id} is told {told.Decision} by a letter that says {told.Letter}.";
            var claims = commit.Mail.Any(one => one.After.Letter.Kind == told.Letter && $"{one.After.Letter.Registration}" == $"{id}");
            if (!claims && commit.Ledger.Offering!.Status == OfferingStatus.Published) return $"{id} is told {told.Decision}, and no letter goes.";
            if (told.Decision == Decision.Accept && Places.TooMany(commit, release.At) is { } wrong) return wrong;
        }

        foreach (var (id, before, after) in commit.Admission.Applications)
            if (before is { Decision: { } known } && after.Decision != known) return $"{id} was told {known}, and now {after.Decision}.";
        return null;
    }

    /// <summary>Whoever confirmed the release had the application before them as it still is, but for another process's last minute.</summary>
    private static bool WasAgreedOn(SeenCommit commit, ApplicationId id, Release release) =>
        commit.Ledger.Admission.Applications[id].State.Submitted <= release.At + Places.Stale;

    private static Release? ReleaseOf(SeenCommit commit, Actor by) => by is Actor.Plan { Step: var step } && step.StartsWith("release:", StringComparison.Ordinal)
        ? commit.Ledger.Admission.Book.Releases.FirstOrDefault(release => release.Number == int.Parse(step.AsSpan("release:".Length), CultureInfo.InvariantCulture))
        : null;
}

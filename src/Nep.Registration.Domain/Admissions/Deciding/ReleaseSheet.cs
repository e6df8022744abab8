using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Admissions.Deciding;

/// <summary>One letter of a release. Its kind follows from the decision, so no letter can contradict it.</summary>
public sealed record ReleaseLetter(ApplicationId Application, string Name, EmailAddress Address, Decision Decision, int? Rank, string Note)
{
    public LetterKind Kind => Releasing.LetterOf(Decision);
}

/// <summary>Why a release cannot go out.</summary>
public abstract record ReleaseProblem
{
    private ReleaseProblem() { }

    /// <summary>Nothing is decided, so there is no letter to send.</summary>
    public sealed record NoLetters : ReleaseProblem;

    /// <summary>More places are offered than are left.</summary>
    public sealed record TooManyAccepts(int Places, int Left) : ReleaseProblem;

    /// <summary>Applications that are under review and have no decision.</summary>
    /// <param name="First">One of them, by its short name.</param>
    public sealed record Undecided(int Applications, string First) : ReleaseProblem;

    /// <summary>A letter could not greet its reader.</summary>
    public sealed record NameMissing(string Application) : ReleaseProblem;

    /// <summary>Alternates stand in line from 1, each at a place of their own and none left out.</summary>
    public sealed record RanksOutOfLine(ValueList<int> Twice, ValueList<int> Missing) : ReleaseProblem;
}

/// <summary>What a release would do if it went out now, worked out without doing any of it.</summary>
/// <param name="Places">Places of the capacity that are offered.</param>
/// <param name="Left">Places that are free before it.</param>
/// <param name="Tuition">What all who are accepted would owe in all.</param>
/// <param name="DueAtOnce">What of that is due when they accept.</param>
public sealed record ReleaseSheet(
    ValueList<ReleaseLetter> Letters, int Places, int Left, Money Tuition, Money DueAtOnce, DecisionDigest Digest, ValueList<ReleaseProblem> Problems)
{
    /// <param name="applications">Every application of the offering.</param>
    /// <param name="held">Every decision that is held. One of an application that is no longer under review goes nowhere.</param>
    /// <param name="taken">Places that are taken already, by registrations and by offers that stand.</param>
    public static ReleaseSheet Of(Offering offering, AdmissionRule rule, IReadOnlyCollection<ApplicantFacts> applications, IReadOnlyCollection<DraftedDecision> held, int taken)
    {
        var decided = held.Where(one => one.Released is null).ToDictionary(one => one.Application);
        var review = applications.Where(one => one.Status == ApplicationStatus.Submitted).OrderBy(one => one.Application.ToString(), StringComparer.Ordinal).ToList();
        var going = review.Where(one => decided.ContainsKey(one.Application)).ToList();
        ValueList<ReleaseLetter> letters = [.. going.Select(one => Letter(one, decided[one.Application]))];
        var accepts = going.Where(one => decided[one.Application].Decision == Decision.Accept).ToList();
        var (places, left) = (accepts.Sum(one => offering.Details.Entry.PlacesFor(one.People)), Math.Max(0, offering.Details.Capacity - taken));
        ValueList<ReleaseProblem> problems =
        [
            .. letters.Count == 0 ? [new ReleaseProblem.NoLetters()] : Array.Empty<ReleaseProblem>(),
            .. places > left ? [new ReleaseProblem.TooManyAccepts(places, left)] : Array.Empty<ReleaseProblem>(),
            .. review.Count > going.Count ? [new ReleaseProblem.Undecided(review.Count - going.Count, review.First(one => !decided.ContainsKey(one.Application)).Application.Short)] : Array.Empty<ReleaseProblem>(),
            .. letters.Where(one => string.IsNullOrWhiteSpace(one.Name)).Select(one => new ReleaseProblem.NameMissing(one.Application.Short)),
            .. OutOfLine(letters, applications),
        ];
        return new ReleaseSheet(letters, places, left, rule.Tuition.Total * accepts.Count, rule.Tuition.DueAtOnce * accepts.Count, DecisionDigest.Of(going.Select(one => decided[one.Application])), problems);
    }

    public int CountOf(Decision decision) => Letters.Count(letter => letter.Decision == decision);

    private static ReleaseLetter Letter(ApplicantFacts one, DraftedDecision decided) => new(one.Application, one.Name, one.Address, decided.Decision, decided.Rank, decided.Note);

    /// <summary>A later release goes on in the line where an earlier one ended, whoever of it has left the line since.</summary>
    private static IEnumerable<ReleaseProblem> OutOfLine(ValueList<ReleaseLetter> letters, IReadOnlyCollection<ApplicantFacts> applications)
    {
        var ranks = letters.Where(one => one.Decision == Decision.Alternate).Select(one => one.Rank ?? 0).ToList();
        var known = applications.Select(one => one.Rank).OfType<int>().ToHashSet();
        ValueList<int> twice = [.. ranks.GroupBy(rank => rank).Where(same => same.Count() > 1 || known.Contains(same.Key)).Select(same => same.Key).Order()];
        var last = known.DefaultIfEmpty().Max();
        ValueList<int> missing = [.. Enumerable.Range(1, ranks.DefaultIfEmpty().Max()).Where(rank => rank > last).Except(ranks)];
        return twice.Count + missing.Count > 0 ? [new ReleaseProblem.RanksOutOfLine(twice, missing)] : [];
    }
}

/// <summary>What a release goes by of an application.</summary>
/// <param name="People">Of the team; 1 for one who applies alone.</param>
/// <param name="Rank">Its place in the line of alternates since an earlier release, also when it has left the line; null for any other.</param>
public sealed record ApplicantFacts(ApplicationId Application, string Name, EmailAddress Address, ApplicationStatus Status, int People, int? Rank);

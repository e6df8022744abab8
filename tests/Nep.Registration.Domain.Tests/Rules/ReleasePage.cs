using System.Diagnostics;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Tests.Reviewing;

namespace Nep.Registration.Domain.Tests.Rules;

public class ReleasePage
{
    [Fact]
    public void Releasing_is_as_written() => RulesPage.IsAsDrawn("release",
    [
        "# How decisions are released", "",
        "Drawn by a test from the rules; do not edit by hand.", "",
        "- Decisions (accept, alternate, decline, defer) are drafted with a reason and held in rows of their own. Nothing that an applicant’s page, letter, plan",
        "  or count is made of changes before the release; a test compares every such row byte by byte.",
        "- The letter follows from the decision: " + string.Join(", ", Enum.GetValues<Decision>().Select(decision => $"{decision} sends {Releasing.LetterOf(decision)}")) + ". No other can be asked for.",
        "- The dry run works out the letters, places and money without doing anything, and names what contradicts.",
        "- One of staff proposes exactly the set that they have seen, by its fingerprint; another confirms it. Whoever proposed cannot confirm. Any change of any",
        "  decision makes the proposal void.",
        "- The release goes out at once, or at a stated local time to come. Until a minute before it can be called off; while it stands no decision changes.",
        "- It is a step of the cohort’s plan: each application is told by a command of its own, whose commit claims the letter. Interrupted anywhere, it goes on",
        "  where it was; each letter goes once. Whoever withdrew meanwhile is told nothing.", "",
        "With 2 places left:", "",
        .. RulesPage.Table(["decided", "what the dry run says"], Cases.Select(one => (IReadOnlyList<string>)[one.What, Says(one.Held)])),
    ]);

    private static IEnumerable<(string What, DraftedDecision[] Held)> Cases =>
    [
        ("nothing", []),
        ("two accepted", [Decisions.Of(1, Decision.Accept), Decisions.Of(2, Decision.Accept)]),
        ("three accepted", [Decisions.Of(1, Decision.Accept), Decisions.Of(2, Decision.Accept), Decisions.Of(3, Decision.Accept)]),
        ("one accepted, one undecided", [Decisions.Of(1, Decision.Accept)]),
        ("two alternates at place 1", [Decisions.Of(1, Decision.Alternate, 1), Decisions.Of(2, Decision.Alternate, 1)]),
        ("alternates at places 1 and 3", [Decisions.Of(1, Decision.Alternate, 1), Decisions.Of(2, Decision.Alternate, 3)]),
    ];

    private static string Says(DraftedDecision[] held)
    {
        var sheet = ReleaseSheet.Of(
            Fellowships.Offering, Fellowships.Rule, [.. Enumerable.Range(1, Math.Max(2, held.Length)).Select(number => Decisions.Applicant(number))], held, Fellowships.Offering.Details.Capacity - 2);
        return sheet.Problems.Count == 0
            ? $"{sheet.Letters.Count} letters, {sheet.Places} places, {sheet.Tuition} if all accept, {sheet.DueAtOnce} of it at once"
            : string.Join("; ", sheet.Problems.Select(problem => problem switch
            {
                ReleaseProblem.NoLetters => "refused: no letters",
                ReleaseProblem.TooManyAccepts(var places, var left) => $"refused: {places} places offered, {left} left",
                ReleaseProblem.Undecided(var applications, _) => $"refused: {applications} undecided",
                ReleaseProblem.NameMissing => "refused: a name is missing",
                ReleaseProblem.RanksOutOfLine(var twice, var missing) => $"refused: places in line taken twice {twice}, left out {missing}",
                _ => throw new UnreachableException(),
            }));
    }
}

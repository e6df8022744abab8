using System.Globalization;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Tests.Reviewing;

namespace Nep.Registration.Domain.Tests.Rules;

public class ReviewPage
{
    private static readonly (string Application, int[] Scores)[] Given =
    [
        ("A", [80, 60, -1]), ("B", [70, 50, -1]), ("C", [90, -1, 80]), ("D", [-1, 40, 60]), ("E", [-1, 50, 70]), ("F", [60, -1, 50]),
    ];

    private static readonly string[] Reviewers = ["Ana", "Kofi", "Lena"];

    [Fact]
    public void Reviewing_is_as_written() => RulesPage.IsAsDrawn("review",
    [
        "# How applications are reviewed", "",
        "Drawn by a test from the rules; do not edit by hand.", "",
        "## The rubric", "",
        "- A criterion has a weight beside the others and an anchor, a sentence, for each score from 1 up. A review counts from 0 (the first anchor",
        "  everywhere) to 100 (the last anchor everywhere): each criterion by the share of the way from its first anchor to its last, times its weight.",
        "- A rubric without criteria, with weights that sum to zero, or with two criteria of one name is refused.",
        "- A rubric never changes: a change makes another version. A round keeps its version until staff ask again; then scores by another version do",
        "  not count until they are given anew. Versions never mix.", "",
        "For the state boards’ rubric (experience 40, commitment 30, interest 30; five anchors each):", "",
        .. RulesPage.Table(["experience", "commitment", "interest", "comes to"], new[] { (1, 1, 1), (3, 3, 3), (5, 1, 1), (1, 5, 5), (4, 3, 2), (5, 5, 5) }.Select(one => (IReadOnlyList<string>)
            [$"{one.Item1}", $"{one.Item2}", $"{one.Item3}", Number(Rubrics.First.Total(Rubrics.Scores(one.Item1, one.Item2, one.Item3))!.Value)])), "",
        "## Who reviews what", "",
        "- Staff assign, reviewers choose where a round lets them, or a draw shares out. Nobody gets an application with which they have a conflict of",
        "  interest: themselves under any of their addresses (also those that staff merged), their own district or organization however it is",
        "  written, or mail at the same organization (public mail providers say nothing). A declared conflict, before or after scoring, takes the score",
        "  out, ranks are worked out anew, and the history says so.",
        "- A draw is a pure function of its seed, the reviewers, the applications and the conflicts, all of which are published with it. Applications,",
        "  those with the fewest eligible reviewers first, each take the reviewers who have least so far; ties go by the SHA-256 of seed, application and",
        "  reviewer, each on a line. Then reviews are handed on along the shortest chain until nobody has two more than someone whom a chain reaches:",
        "  that is when no other shares are more even (Harvey, Ladner, Lovász, Tamir, 2006).",
        "- A draw for which some application has too few reviewers without a conflict is refused, and says which and how many.", "",
        "The seed “7 12 33”, six applications, three reviewers, two each; Lena may not review A:", "",
        .. Drawn(), "",
        "## Strict and lenient reviewers", "",
        "- The board shows the plain mean of the counted scores beside a score that allows for severity. The model is additive, score = merit + leniency +",
        "  chance, fitted by least squares (Yates, 1936; for panels, MacKay and others, 2017). It compares reviewers only by applications that they have in common,",
        "  directly or through others, so whoever got the weaker applications is not taken for strict, as z-scores would take them.",
        "- It is not shrunk toward the mean: a reviewer who gives everyone ten points more changes no order at all (a property test holds it to that). The",
        "  price is that someone with few scores is adjusted by little evidence; the board therefore says how each rank would change without any one reviewer.",
        "- One reviewer, or no difference between scores: the order is that of the raw scores. Groups of reviewers that no application links are taken to have",
        "  applications of equal mean merit. Equal scores share a rank; the next rank counts them all.", "",
        .. Worked(),
    ]);

    private static IEnumerable<string> Drawn()
    {
        ValueList<EmailAddress> reviewers = [.. Reviewers.Select(name => EmailAddress.Parse($"{name.ToLowerInvariant()}@nep.example"))];
        var order = new DrawOrder(
            "7 12 33", 2, [.. Enumerable.Range(1, Given.Length).Select(Rubrics.Application)], reviewers, [], [new DrawnPair(Rubrics.Application(1), reviewers[2])]);
        var drawn = Draw.Make(order).Drawn;
        return RulesPage.Table(["application", "reviewers"], Given.Select((one, at) => (IReadOnlyList<string>)
            [one.Application, string.Join(", ", drawn.Where(pair => pair.Application == Rubrics.Application(at + 1)).Select(pair => Reviewers[reviewers.ToList().IndexOf(pair.Reviewer)]))]));
    }

    private static IEnumerable<string> Worked()
    {
        List<Mark> marks = [.. from one in Given.Index() from score in one.Item.Scores.Index() where score.Item >= 0 select new Mark(one.Index, score.Index, score.Item)];
        var (means, merits) = (Severity.Means(marks, Given.Length), Severity.Merits(marks, Given.Length, Reviewers.Length));
        var (rawRanks, ranks) = (Severity.Ranks(means), Severity.Ranks(merits));
        var without = Enumerable.Range(0, Reviewers.Length).Select(r => Severity.Ranks(Severity.Merits(marks, Given.Length, Reviewers.Length, r))).ToList();
        return RulesPage.Table(
            ["application", .. Reviewers, "raw", "rank", "adjusted", "rank", .. Reviewers.Select(name => $"without {name}")],
            Given.Select((one, at) => (IReadOnlyList<string>)
            [
                one.Application, .. one.Scores.Select(score => score < 0 ? "" : $"{score}"), Number(means[at]), $"{rawRanks[at]}", Number(merits[at]), $"{ranks[at]}",
                .. without.Select(other => other[at] == 0 ? "–" : $"{other[at]}"),
            ]));
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>One counted score in a table of numbered applications and reviewers.</summary>
public readonly record struct Mark(int Application, int Reviewer, double Score);

/// <summary>
/// What the scores say of applications when it is allowed for that some reviewers are stricter than others.
/// </summary>
/// <remarks>
/// <para>The model is additive: score = merit of the application + leniency of the reviewer + chance, fitted by least squares. It compares
/// reviewers only by applications that they have in common, directly or through others, so a reviewer who happened to get the weaker
/// applications is not taken for a strict one (Yates, Incomplete randomized blocks, Annals of Eugenics 7, 1936; for panels of assessors:
/// MacKay, Kenna, Low and Parker, Calibration with confidence, Royal Society Open Science 4: 160760, 2017).</para>
/// <para>It is not shrunk: a reviewer who gives everyone ten points more changes no order at all. Where nothing links two groups of reviewers,
/// each group's mean merit is taken to be the same. With one reviewer, or no difference between the scores, the order is that of the raw scores;
/// whoever scored a single application says nothing about its merit beside others.</para>
/// </remarks>
public static class Severity
{
    /// <param name="without">A reviewer whose scores are left out; -1 for none.</param>
    /// <returns>Each application's merit on the scale of the scores; not a number where none counts.</returns>
    public static double[] Merits(IReadOnlyList<Mark> marks, int applications, int reviewers, int without = -1)
    {
        Mark[] ordered = [.. marks.OrderBy(mark => mark.Application)];
        return new SeverityFit(ordered, applications, reviewers, without).Merits();
    }

    /// <summary>The ranks as they would be without each reviewer in turn.</summary>
    public static int[][] RanksWithoutEach(IReadOnlyList<Mark> marks, int applications, int reviewers)
    {
        Mark[] ordered = [.. marks.OrderBy(mark => mark.Application)];
        return [.. Enumerable.Range(0, reviewers).Select(r => Ranks(new SeverityFit(ordered, applications, reviewers, r).Merits()))];
    }

    /// <summary>The plain mean of each application's scores; not a number where none counts.</summary>
    public static double[] Means(IReadOnlyList<Mark> marks, int applications)
    {
        var (sums, counts) = (new double[applications], new int[applications]);
        foreach (var mark in marks)
        {
            sums[mark.Application] += mark.Score;
            counts[mark.Application]++;
        }

        return [.. sums.Select((sum, at) => sum / counts[at])];
    }

    /// <summary>1 for the highest; equal scores share a rank, and the next rank counts them all. 0 where there is no score.</summary>
    public static int[] Ranks(double[] scores)
    {
        var order = Enumerable.Range(0, scores.Length).Where(at => !double.IsNaN(scores[at])).ToArray();
        var keys = Array.ConvertAll(order, at => -Math.Round(scores[at], 6));
        Array.Sort(keys, order);
        var ranks = new int[scores.Length];
        for (var place = 0; place < order.Length; place++)
            ranks[order[place]] = place > 0 && keys[place] == keys[place - 1] ? ranks[order[place - 1]] : place + 1;
        return ranks;
    }
}

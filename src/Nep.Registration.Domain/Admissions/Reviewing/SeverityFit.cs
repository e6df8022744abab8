namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>
/// The least-squares fit of merit and leniency. The merits are eliminated, which leaves one equation for each reviewer; they are solved
/// exactly, by Cholesky's method. Within each group of linked reviewers the leniencies sum to zero, and the merits are then shifted
/// so that every group has the same mean.
/// </summary>
internal sealed class SeverityFit
{
    private readonly IReadOnlyList<Mark> marks;
    private readonly int without;
    private readonly int reviewers;
    private readonly double[] sums;
    private readonly int[] counts;

    public SeverityFit(IReadOnlyList<Mark> marks, int applications, int reviewers, int without)
    {
        (this.marks, this.reviewers, this.without) = (marks, reviewers, without);
        (sums, counts) = (new double[applications], new int[applications]);
        foreach (var mark in marks)
        {
            if (mark.Reviewer == without) continue;
            sums[mark.Application] += mark.Score;
            counts[mark.Application]++;
        }
    }

    public double[] Merits()
    {
        var leniency = Leniencies();
        var merits = new double[sums.Length];
        foreach (var mark in marks)
            if (mark.Reviewer != without) merits[mark.Application] += mark.Score - leniency[mark.Reviewer];
        for (var a = 0; a < merits.Length; a++) merits[a] /= counts[a];
        Align(merits);
        return merits;
    }

    private double[] Leniencies()
    {
        var (matrix, right) = (new double[reviewers, reviewers], new double[reviewers]);
        foreach (var of in ByApplication())
            foreach (var one in of)
            {
                matrix[one.Reviewer, one.Reviewer] += 1;
                right[one.Reviewer] += one.Score - (sums[one.Application] / counts[one.Application]);
                foreach (var other in of) matrix[one.Reviewer, other.Reviewer] -= 1.0 / counts[one.Application];
            }

        var groups = Groups();
        for (var r = 0; r < reviewers; r++)
            for (var s = 0; s < reviewers; s++)
                if (groups[r] == groups[s]) matrix[r, s] += 1;
        return Cholesky.Solve(matrix, right);
    }

    /// <summary>Without a comparison between groups, none is taken to be the better one.</summary>
    private void Align(double[] merits)
    {
        var groups = Groups();
        var groupOf = new int[merits.Length];
        foreach (var mark in marks)
            if (mark.Reviewer != without) groupOf[mark.Application] = groups[mark.Reviewer];
        var (total, scored) = (0.0, 0);
        var (sum, size) = (new double[reviewers], new int[reviewers]);
        for (var a = 0; a < merits.Length; a++)
        {
            if (counts[a] == 0) continue;
            (sum[groupOf[a]], size[groupOf[a]]) = (sum[groupOf[a]] + merits[a], size[groupOf[a]] + 1);
            (total, scored) = (total + (sums[a] / counts[a]), scored + 1);
        }

        for (var a = 0; a < merits.Length; a++)
            if (counts[a] > 0) merits[a] += (total / scored) - (sum[groupOf[a]] / size[groupOf[a]]);
    }

    private IEnumerable<List<Mark>> ByApplication()
    {
        var of = new List<Mark>[sums.Length];
        foreach (var mark in marks)
            if (mark.Reviewer != without) (of[mark.Application] ??= []).Add(mark);
        return of.Where(list => list is not null);
    }

    /// <summary>Which reviewers are linked by applications that they have in common, by the number of the first of them.</summary>
    private int[] Groups()
    {
        var parent = Enumerable.Range(0, reviewers).ToArray();
        var first = new int[sums.Length];
        Array.Fill(first, -1);
        foreach (var mark in marks)
        {
            if (mark.Reviewer == without) continue;
            if (first[mark.Application] < 0) first[mark.Application] = mark.Reviewer;
            else parent[Root(mark.Reviewer)] = Root(first[mark.Application]);
        }

        return [.. Enumerable.Range(0, reviewers).Select(Root)];

        int Root(int one)
        {
            while (parent[one] != one) one = parent[one] = parent[parent[one]];
            return one;
        }
    }
}

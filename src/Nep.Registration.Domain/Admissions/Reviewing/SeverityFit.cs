namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>
/// The least-squares fit of merit and leniency. The merits are eliminated, which leaves one equation for each reviewer; they are solved
/// exactly, by Cholesky's method. Within each group of linked reviewers the leniencies sum to zero, and the merits are then shifted
/// so that every group has the same mean.
/// </summary>
/// <remarks>A board fits once for each reviewer, so nothing is allocated for a single application here.</remarks>
internal sealed class SeverityFit
{
    private readonly Mark[] marks;
    private readonly int[] starts;
    private readonly int reviewers;
    private readonly int without;
    private readonly double[] sums;
    private readonly int[] counts;
    private readonly int[] groups;

    /// <param name="marks">In the order of their applications.</param>
    public SeverityFit(Mark[] marks, int applications, int reviewers, int without)
    {
        (this.marks, this.reviewers, this.without) = (marks, reviewers, without);
        (sums, counts, starts) = (new double[applications], new int[applications], new int[applications + 1]);
        foreach (ref readonly var mark in marks.AsSpan())
        {
            starts[mark.Application + 1]++;
            if (mark.Reviewer == without) continue;
            sums[mark.Application] += mark.Score;
            counts[mark.Application]++;
        }

        for (var a = 0; a < applications; a++) starts[a + 1] += starts[a];
        groups = Groups();
    }

    public double[] Merits()
    {
        var leniency = Leniencies();
        var merits = new double[sums.Length];
        foreach (ref readonly var mark in marks.AsSpan())
            if (mark.Reviewer != without) merits[mark.Application] += mark.Score - leniency[mark.Reviewer];
        for (var a = 0; a < merits.Length; a++) merits[a] /= counts[a];
        Align(merits);
        return merits;
    }

    private double[] Leniencies()
    {
        var (matrix, right) = (new double[reviewers * reviewers], new double[reviewers]);
        for (var a = 0; a < sums.Length; a++)
            if (counts[a] > 0) Relate(marks.AsSpan(starts[a]..starts[a + 1]), 1.0 / counts[a], sums[a] / counts[a], matrix, right);
        for (var r = 0; r < reviewers; r++)
            for (var s = 0; s < reviewers; s++)
                if (groups[r] == groups[s]) matrix[(r * reviewers) + s] += 1;
        Cholesky.Solve(matrix, right);
        return right;
    }

    /// <summary>What one application says of those who scored it, beside each other.</summary>
    private void Relate(ReadOnlySpan<Mark> own, double share, double mean, double[] matrix, double[] right)
    {
        foreach (ref readonly var one in own)
        {
            if (one.Reviewer == without) continue;
            var row = one.Reviewer * reviewers;
            matrix[row + one.Reviewer] += 1;
            right[one.Reviewer] += one.Score - mean;
            foreach (ref readonly var other in own)
                if (other.Reviewer != without) matrix[row + other.Reviewer] -= share;
        }
    }

    /// <summary>Without a comparison between groups, none is taken to be the better one.</summary>
    private void Align(double[] merits)
    {
        var (total, scored, sum, size) = (0.0, 0, new double[reviewers], new int[reviewers]);
        for (var a = 0; a < merits.Length; a++)
        {
            if (counts[a] == 0) continue;
            var group = GroupOf(a);
            (sum[group], size[group]) = (sum[group] + merits[a], size[group] + 1);
            (total, scored) = (total + (sums[a] / counts[a]), scored + 1);
        }

        for (var a = 0; a < merits.Length; a++)
            if (counts[a] > 0 && GroupOf(a) is var group) merits[a] += (total / scored) - (sum[group] / size[group]);
    }

    private int GroupOf(int application)
    {
        var at = starts[application];
        return groups[marks[marks[at].Reviewer == without ? at + 1 : at].Reviewer];
    }

    /// <summary>Which reviewers are linked by applications that they have in common, by the number of one of them.</summary>
    private int[] Groups()
    {
        var parent = new int[reviewers];
        for (var r = 0; r < reviewers; r++) parent[r] = r;
        for (var (at, first) = (0, -1); at < marks.Length; at++)
        {
            if (at == 0 || marks[at].Application != marks[at - 1].Application) first = -1;
            if (marks[at].Reviewer == without) continue;
            if (first < 0) first = marks[at].Reviewer;
            else parent[Root(marks[at].Reviewer)] = Root(first);
        }

        for (var r = 0; r < reviewers; r++) parent[r] = Root(r);
        return parent;

        int Root(int one)
        {
            while (parent[one] != one) one = parent[one] = parent[parent[one]];
            return one;
        }
    }
}

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>Solves symmetric positive definite equations exactly, as far as numbers of 64 bits go.</summary>
internal static class Cholesky
{
    /// <param name="matrix">Row by row; overwritten.</param>
    /// <param name="right">The right-hand side; overwritten with the solution.</param>
    public static void Solve(double[] matrix, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            var row = matrix.AsSpan(i * size, i + 1);
            for (var j = 0; j <= i; j++)
            {
                var other = matrix.AsSpan(j * size, j + 1);
                var sum = row[j] - Dot(row[..j], other);
                row[j] = i == j ? Math.Sqrt(sum) : sum / other[j];
            }

            right[i] = (right[i] - Dot(row[..i], right)) / row[i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) right[i] -= matrix[(k * size) + i] * right[k];
            right[i] /= matrix[(i * size) + i];
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        right = right[..left.Length];
        for (var at = 0; at < left.Length; at++) sum += left[at] * right[at];
        return sum;
    }
}

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>One thing that an application is judged by.</summary>
/// <param name="Key">Stays when the name is mended, so that scores keep their place.</param>
/// <param name="Weight">Its share of the whole, beside the other weights; they need not sum to 100.</param>
/// <param name="Anchors">What each score means, a sentence for 1, for 2 and so on.</param>
public sealed record Criterion(string Key, string Name, int Weight, ValueList<string> Anchors)
{
    public int Highest => Anchors.Count;

    /// <summary>The share of the way from the lowest anchor to the highest.</summary>
    public double ShareOf(int score) => (score - 1.0) / (Highest - 1.0);
}

/// <summary>What one reviewer gave for one criterion, from 1 to its highest anchor.</summary>
public sealed record Score(string Criterion, int Value);

/// <summary>
/// By what applications are judged. A rubric never changes: a change makes another version, and every review keeps the version that it was
/// given by.
/// </summary>
/// <param name="Version">1 for the first.</param>
public sealed record Rubric(int Version, ValueList<Criterion> Criteria)
{
    public int Weights => Criteria.Sum(criterion => criterion.Weight);

    /// <summary>
    /// What the scores come to, from 0 (the lowest anchor everywhere) to 100 (the highest everywhere); null unless every criterion has a
    /// score that it knows.
    /// </summary>
    public double? Total(ValueList<Score> scores)
    {
        var sum = 0.0;
        foreach (var criterion in Criteria)
        {
            if (Given(scores, criterion) is not { } value || value < 1 || value > criterion.Highest) return null;
            sum += criterion.Weight * criterion.ShareOf(value);
        }

        return sum / Weights * 100;
    }

    private static int? Given(ValueList<Score> scores, Criterion criterion)
    {
        foreach (var score in scores.AsSpan())
            if (score.Criterion == criterion.Key) return score.Value;
        return null;
    }

    /// <summary>Whether it judges by the same as another, whatever their versions.</summary>
    public bool IsSameAs(Rubric other) => Criteria == other.Criteria;
}

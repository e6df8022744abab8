namespace Nep.Registration.Domain.Offerings;

/// <summary>What participants get for taking part: an amount for each term in which they were there for long enough. It is paid elsewhere.</summary>
/// <param name="Amount">For each person and term.</param>
/// <param name="PercentOfTime">Of the contact time of a term's sessions.</param>
/// <param name="Terms">In order, without overlapping.</param>
public sealed record StipendRule(Money Amount, decimal PercentOfTime, ValueList<StipendTerm> Terms)
{
    /// <summary>The same for a run so many days later.</summary>
    public StipendRule Later(int days) => this with { Terms = Terms.Map(term => term with { First = term.First.PlusDays(days), Last = term.Last.PlusDays(days) }) };

    internal IEnumerable<Fault> Check() =>
    [
        .. Amount.IsPositive ? Array.Empty<Fault>() : [new Fault("stipend.amount", "NotAnAmount")],
        .. PercentOfTime is >= 1 and <= 100 ? Array.Empty<Fault>() : [new Fault("stipend.percent", "NotAPercentage")],
        .. Terms.Count == 0 ? [new Fault("stipend.terms", "Missing")] : Array.Empty<Fault>(),
        .. Terms.SelectMany((term, i) => Check(term, i)), .. OfferingRules.Unique("stipend.terms", Terms.Select(term => term.Name)),
    ];

    private IEnumerable<Fault> Check(StipendTerm term, int i)
    {
        foreach (var fault in OfferingRules.Line($"stipend.terms[{i}].name", term.Name)) yield return fault;
        if (term.Last < term.First) yield return new Fault($"stipend.terms[{i}].last", "EndsBeforeItStarts");
        if (i > 0 && term.First <= Terms[i - 1].Last) yield return new Fault($"stipend.terms[{i}].first", "OutOfOrder");
    }
}

/// <summary>A stretch of days, both ends included, whose sessions count together.</summary>
public sealed record StipendTerm(string Name, LocalDate First, LocalDate Last)
{
    public bool Has(Session session) => session.Starts.Date >= First && session.Starts.Date <= Last;
}

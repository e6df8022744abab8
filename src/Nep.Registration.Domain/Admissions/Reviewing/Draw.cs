namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>What a draw is made of. All of it is published, so that anyone can make it again.</summary>
/// <param name="Seed">Any text; a public one (the numbers of a lottery on a day named before) lets nobody have chosen the outcome.</param>
/// <param name="Each">How many reviewers every application is to have.</param>
/// <param name="Taken">Who reviews what already, and so counts.</param>
/// <param name="Barred">Who may not review what, for a conflict or because they were taken off it.</param>
public sealed record DrawOrder(
    string Seed, int Each, ValueList<ApplicationId> Applications, ValueList<EmailAddress> Reviewers, ValueList<DrawnPair> Taken, ValueList<DrawnPair> Barred);

/// <summary>A reviewer for an application.</summary>
public readonly record struct DrawnPair(ApplicationId Application, EmailAddress Reviewer);

/// <summary>So many reviewers for an application are not to be had: those without a conflict are fewer.</summary>
/// <param name="Application">The one that lacks most, by its short name.</param>
/// <param name="Short">How many applications lack reviewers.</param>
public sealed record TooFewReviewers(string Application, int Eligible, int Needed, int Short) : Refusal;

/// <summary>
/// A balanced draw of reviewers, as a pure function of its order. Every application gets as many as it is to have, nobody gets one that they
/// are barred from, and no other shares are more even.
/// </summary>
/// <remarks>
/// First each application in turn, those with the fewest eligible reviewers first, takes the eligible reviewers who have least so far; ties go by
/// the SHA-256 of seed, application and reviewer. Then, while someone has two or more above someone else, one review is handed on along the
/// shortest chain of reviewers that can take each other's applications. When no such chain is left, the shares are as even as the conflicts
/// allow: that no cost-reducing path is left is what makes an assignment optimal (Harvey, Ladner, Lovász, Tamir: Semi-matchings for bipartite
/// graphs and load balancing, Journal of Algorithms 59, 2006).
/// </remarks>
public static class Draw
{
    /// <returns>The pairs that come new, by application and reviewer; or why none do.</returns>
    public static (ValueList<DrawnPair> Drawn, TooFewReviewers? Refused) Make(DrawOrder order)
    {
        var table = new DrawTable(order);
        if (table.Lacking() is { } lacking) return ([], lacking);
        table.Fill();
        table.Even();
        return (table.Drawn(), null);
    }
}

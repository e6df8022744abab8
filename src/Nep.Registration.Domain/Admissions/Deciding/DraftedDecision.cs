using System.Security.Cryptography;
using System.Text;

namespace Nep.Registration.Domain.Admissions.Deciding;

/// <summary>What is decided about an application, held back until all are released together. No applicant's page, letter or plan reads it.</summary>
/// <param name="Rank">An alternate's place in line, from 1; null for any other decision.</param>
/// <param name="Note">A few words of the Center's own in the letter; empty for none.</param>
/// <param name="Reason">Why, for the record; the applicant never sees it.</param>
public sealed record DraftedDecision(ApplicationId Application, Decision Decision, int? Rank, string Note, string Reason, EmailAddress By, Instant At)
{
    /// <summary>The release that it went out with; null while it is held.</summary>
    public int? Released { get; init; }

    /// <summary>Whether it is about what was sent: reopened and sent anew, an application is decided about anew.</summary>
    /// <param name="submitted">When the application was last sent; null while it is not.</param>
    public bool IsAbout(Instant? submitted) => !(submitted > At);
}

/// <summary>
/// The fingerprint of a set of decisions: the same for the same decisions, in whatever order, and another for any other set. Two persons agree
/// on a release by it.
/// </summary>
public readonly record struct DecisionDigest : IText<DecisionDigest>
{
    private const int Characters = 26;

    private readonly string? text;

    private DecisionDigest(string text) => this.text = text;

    public static DecisionDigest Of(IEnumerable<DraftedDecision> held)
    {
        var lines = held.Select(one => $"{one.Application}\t{one.Decision}\t{one.Rank}\t{one.Note.ReplaceLineEndings(" ")}").Order(StringComparer.Ordinal);
        return new DecisionDigest(Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))), Characters));
    }

    public static bool TryParse(string? text, out DecisionDigest value)
    {
        var ok = text is { Length: Characters } && text.All(Ids.IsBase32);
        value = ok ? new DecisionDigest(text!) : default;
        return ok;
    }

    /// <summary>Its first characters, to compare by eye.</summary>
    public string Short => ToString() is { Length: Characters } whole ? whole[..6] : "";

    public override string ToString() => text ?? "";
}

using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>One line of an offering's forecast: a letter, when it goes, and how many it reaches as things stand.</summary>
/// <param name="About">The reminder rule and session; empty for letters that follow from one registration's own facts.</param>
/// <param name="AtMost">Whether fewer may get it: a certificate must be earned first.</param>
public sealed record MailForecastLine(Instant Due, LetterKind Kind, string About, int Letters, bool AtMost = false);

/// <summary>Gathers what is still to come for a whole offering, letter by letter, into lines by date.</summary>
public sealed class MailForecast(Offering offering, Cohort cohort, Instant now)
{
    private readonly Dictionary<(LocalDate Day, LetterKind Kind, string About), (Instant Due, int Letters)> lines = [];
    private int seated;

    /// <summary>Counts one registration's letters.</summary>
    /// <param name="seats">How many of its people hold a confirmed seat.</param>
    public void Add(IEnumerable<PlannedLetter> planned, int seats)
    {
        seated += seats;
        foreach (var one in planned)
        {
            var due = Instant.Max(one.Due, now);
            var key = (offering.Zone.DateAt(due), one.Letter.Kind, one.About);
            lines[key] = lines.TryGetValue(key, out var known) ? (Instant.Min(known.Due, due), known.Letters + 1) : (due, 1);
        }
    }

    /// <summary>The lines in order of their date; what is due already stands under this moment.</summary>
    public ValueList<MailForecastLine> Lines() =>
    [
        .. lines.Select(line => new MailForecastLine(line.Value.Due, line.Key.Kind, line.Key.About, line.Value.Letters)).Concat(Certificates())
            .OrderBy(line => line.Due).ThenBy(line => line.Kind).ThenBy(line => line.About, StringComparer.Ordinal),
    ];

    private IEnumerable<MailForecastLine> Certificates() =>
        from step in CohortPlan.Steps(offering, cohort)
        where step.Act is Act.IssueCertificates && seated > 0
        select new MailForecastLine(step.Due, LetterKind.Certificate, "", seated, AtMost: true);
}

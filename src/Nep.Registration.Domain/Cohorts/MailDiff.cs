using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>What an edit does to one kind of letter of one rule.</summary>
/// <param name="Now">Sent as soon as the edit is saved.</param>
/// <param name="Later">New, and sent later.</param>
/// <param name="Moved">Sent at another time than before.</param>
/// <param name="Cancelled">No longer sent.</param>
/// <param name="From">When the first of the moved would have gone.</param>
/// <param name="To">When the first of those still to come goes.</param>
public sealed record MailDiffLine(LetterKind Kind, string About, int Now, int Later, int Moved, int Cancelled, Instant? From, Instant? To);

/// <summary>A rule whose time had passed when this edit made it: it reaches nobody, unless staff choose to send it at once.</summary>
/// <param name="Reaches">How many it would then reach.</param>
public sealed record PassedRule(string Rule, int Reaches);

/// <summary>What an edit does to the mail of everyone who is registered.</summary>
public sealed record MailDiff(ValueList<MailDiffLine> Lines, ValueList<PassedRule> Passed)
{
    public int Now => Lines.Sum(line => line.Now);

    public int Later => Lines.Sum(line => line.Later);

    public int Moved => Lines.Sum(line => line.Moved);

    public int Cancelled => Lines.Sum(line => line.Cancelled);

    /// <summary>Whether the edit leaves all mail as it was, and there is nothing to choose.</summary>
    public bool IsNothing => Lines.Count == 0 && Passed.Count == 0;
}

/// <summary>
/// Compares the mail of one offering as it stands with what it would be after an edit, registration by registration, each drawn by the functions
/// that the follower performs and less what the ledger says has gone.
/// </summary>
public sealed class MailComparison
{
    private readonly Instant now;
    private readonly MailOutlook before;
    private readonly MailOutlook after;
    private readonly ValueList<Reminder> passed;
    private readonly Dictionary<(LetterKind Kind, string About), MailDiffLine> lines = [];
    private readonly Dictionary<string, int> reaches;

    /// <param name="edited">What the edit is recorded as.</param>
    public MailComparison(Offering offering, OfferingEvent.OfferingEdited edited, Cohort cohort, Instant now)
    {
        var changed = OfferingFold.Evolve(offering, edited);
        (this.now, before, after) = (now, new MailOutlook(offering, cohort, now), new MailOutlook(changed, cohort, now));
        passed = Passed(offering, changed, edited);
        reaches = passed.Select(run => run.Rule).Distinct().ToDictionary(rule => rule, _ => 0);
    }

    /// <summary>Takes one registration into account.</summary>
    public void Add(RegistrationState state, IReadOnlyCollection<MailRecord> ledger)
    {
        var was = before.Of(state, ledger).ToDictionary(one => one.Identity);
        foreach (var one in after.Of(state, ledger))
            Compare(was.Remove(one.Identity, out var known) ? known : null, one);
        foreach (var gone in was.Values) Note(gone, line => line with { Cancelled = line.Cancelled + 1 });
        foreach (var run in passed) reaches[run.Rule] += Missed(run, state, ledger);
    }

    public MailDiff Result() => new(
        [.. lines.Values.OrderBy(line => line.To ?? Instant.MaxValue).ThenBy(line => line.Kind).ThenBy(line => line.About, StringComparer.Ordinal)],
        [.. reaches.Where(one => one.Value > 0).Select(one => new PassedRule(one.Key, one.Value)).OrderBy(one => one.Rule, StringComparer.Ordinal)]);

    private void Compare(PlannedLetter? was, PlannedLetter planned)
    {
        if (was?.Due == planned.Due) return;
        if (planned.Due <= now && was?.Due <= now) return;
        if (planned.Due <= now) Note(planned, line => line with { Now = line.Now + 1, To = now });
        else if (was is null) Note(planned, line => line with { Later = line.Later + 1, To = Earlier(line.To, planned.Due) });
        else Note(planned, line => line with { Moved = line.Moved + 1, From = Earlier(line.From, was.Due), To = Earlier(line.To, planned.Due) });
    }

    private void Note(PlannedLetter letter, Func<MailDiffLine, MailDiffLine> change)
    {
        var key = (letter.Letter.Kind, letter.About);
        lines[key] = change(lines.GetValueOrDefault(key) ?? new MailDiffLine(key.Kind, key.Item2, 0, 0, 0, 0, null, null));
    }

    /// <summary>Runs that the edit put out of force by their time, and that would still make sense.</summary>
    private ValueList<Reminder> Passed(Offering offering, Offering changed, OfferingEvent.OfferingEdited edited)
    {
        if (offering.Status != OfferingStatus.Published) return [];
        ValueList<string> fresh = [.. changed.Details.Reminders.Select(rule => rule.Key).Where(rule => changed.RuleInForce(rule) == edited.At)];
        var atOnce = OfferingFold.Evolve(offering, edited with { SendAtOnce = fresh });
        return [.. Reminders.InForce(atOnce).Where(run => run.AtOnce)];
    }

    private static int Missed(Reminder run, RegistrationState state, IReadOnlyCollection<MailRecord> ledger) =>
        CohortLetters.Of(new Step(run.Key, run.Due, run.Stale, new Act.SendReminders(run)), state).Count(letter => ledger.All(mail => mail.Letter != letter));

    private static Instant Earlier(Instant? one, Instant other) => one is { } known ? Instant.Min(known, other) : other;
}

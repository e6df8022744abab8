using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>A letter that should have gone by now and did not.</summary>
/// <param name="Recorded">Whether the ledger says that its time passed before it could go; otherwise it says nothing of it.</param>
public sealed record MissedLetter(Letter Letter, EmailAddress Address, string Name, Instant Due, bool Recorded);

/// <summary>What one rule should have sent on one day, against what the ledger says of it.</summary>
/// <param name="About">The reminder rule and session; empty for letters that follow from one registration's own facts.</param>
/// <param name="CameLate">Not among the expected: whose seat became theirs after its time.</param>
/// <param name="Missed">Every letter that is missing.</param>
public sealed record MailCheckLine(
    LocalDate Day, LetterKind Kind, string About, int Went, int UnderWay, int InTrouble, int OptedOut, int LetGo, int CameLate, ValueList<MissedLetter> Missed)
{
    public int Expected => Went + UnderWay + InTrouble + OptedOut + LetGo + Missed.Count;

    public bool Differs => Missed.Count > 0;
}

/// <summary>
/// What should have gone out by now against what did, by rule and day. What should have gone is worked out anew from the offering and the
/// registrations, never from what the follower notes of its own work: a follower that forgot a step, or never ran, is found out.
/// </summary>
/// <remarks>
/// A seat whose person changed after a reminder had gone was reminded in the person of whoever held it then. A person who took a seat over, or
/// was named, only after a reminder's time came late for it, as far as the ledger can tell by their confirmation. A schedule that changes when all is
/// over is announced to nobody.
/// </remarks>
public sealed class MailCheck
{
    /// <summary>A letter is not missed before it is this late.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(15);

    private readonly Offering offering;
    private readonly Instant until;
    private readonly ValueList<Step> cohortSteps;
    private readonly ValueList<(Step Step, Mailing Mailing)> mailings;
    private readonly MailingLists lists;
    private readonly Dictionary<(LocalDate Day, LetterKind Kind, string About), Tally> tallies = [];

    /// <param name="lists">The lists of the offering's mailings; null for an offering without any.</param>
    public MailCheck(Offering offering, Instant now, MailingLists? lists = null)
    {
        (this.offering, until, this.lists) = (offering, now - Patience, lists ?? MailingLists.None);
        var due = CohortPlan.Steps(offering, Cohort.New).Where(step => step.Due <= until).ToList();
        cohortSteps = [.. due.Where(step => step.Act is Act.SendReminders or Act.AnnounceSchedule && !step.IsStaleAt(step.Due))];
        mailings = [.. due.SelectMany(step => step.Act is Act.SendMailing(var mailing) ? [(step, mailing)] : Array.Empty<(Step, Mailing)>())];
    }

    /// <summary>Takes one registration into account.</summary>
    public void Add(RegistrationState state, IReadOnlyCollection<MailRecord> ledger)
    {
        var lines = ledger.ToLookup(mail => (mail.Letter.Kind, mail.Letter.To, mail.Letter.Anchor));
        foreach (var step in RegistrationPlan.Steps(offering, state, []))
            if (step.Act is Act.SendLetter(var letter) && step.Due <= until) Count(TallyOf(step.Due, letter, ""), state, letter, step.Due, lines[KeyOf(letter)].FirstOrDefault(mail => mail.Letter == letter));
        if (state is { Status: RegistrationStatus.Confirmed, Confirmed: { } confirmed })
            foreach (var step in cohortSteps) AddFromCohort(state, confirmed, step, lines);
        foreach (var (step, mailing) in mailings)
            foreach (var letter in lists.Of(mailing, state))
                Count(TallyOf(step.Due, letter, mailing.Subject), state, letter, step.Due, lines[KeyOf(letter)].FirstOrDefault(mail => mail.Letter == letter));
    }

    /// <summary>The lines, the latest day first.</summary>
    public ValueList<MailCheckLine> Lines() =>
    [
        .. tallies.OrderByDescending(one => one.Key.Day).ThenBy(one => one.Key.Kind).ThenBy(one => one.Key.About, StringComparer.Ordinal)
            .Select(one => new MailCheckLine(
                one.Key.Day, one.Key.Kind, one.Key.About, one.Value.Went, one.Value.UnderWay, one.Value.InTrouble, one.Value.OptedOut, one.Value.LetGo,
                one.Value.CameLate, [.. one.Value.Missed])),
    ];

    private void AddFromCohort(
        RegistrationState state, Instant confirmed, Step step, ILookup<(LetterKind, ParticipantNumber?, string), MailRecord> lines)
    {
        var about = step.Act is Act.SendReminders(var run) ? run.Session is { } session ? $"{run.Rule}, session {session}" : run.Rule : "";
        foreach (var letter in step.Act is Act.SendReminders(var one) ? CohortLetters.Of(one, state) : CohortLetters.Of(step, state))
        {
            var tally = TallyOf(step.Due, letter, about);
            var known = lines[KeyOf(letter)].Where(mail => mail.Letter.Change <= letter.Change).MaxBy(mail => mail.Letter.Change);
            if (known is null or { State: MailState.CameLate } && (confirmed >= step.Due || TookOverAfter(letter, step.Due, lines))) tally.CameLate++;
            else Count(tally, state, letter, step.Due, known);
        }
    }

    private static bool TookOverAfter(Letter letter, Instant due, ILookup<(LetterKind Kind, ParticipantNumber? To, string Anchor), MailRecord> lines) =>
        letter.Change > 0 && lines.Where(same => same.Key.Kind == LetterKind.Confirmation && same.Key.To == letter.To).SelectMany(same => same)
            .Any(mail => mail.Letter.Change == letter.Change && mail.At > due);

    private static void Count(Tally tally, RegistrationState state, Letter letter, Instant due, MailRecord? known)
    {
        switch (known?.State)
        {
            case MailState.Sent or MailState.Delivered or MailState.Complained:
                tally.Went++;
                break;
            case MailState.Sending or MailState.Waiting:
                tally.UnderWay++;
                break;
            case MailState.Uncertain or MailState.Refused or MailState.Bounced:
                tally.InTrouble++;
                break;
            case MailState.OptedOut:
                tally.OptedOut++;
                break;
            case MailState.LetGo:
                tally.LetGo++;
                break;
            case null or MailState.Lapsed or MailState.CameLate:
                tally.Missed.Add(new MissedLetter(letter, letter.AddressIn(state), letter.NameIn(state), due, known is not null));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static (LetterKind Kind, ParticipantNumber? To, string Anchor) KeyOf(Letter letter) => (letter.Kind, letter.To, letter.Anchor);

    private Tally TallyOf(Instant due, Letter letter, string about)
    {
        var key = (offering.Zone.DateAt(due), letter.Kind, about);
        return tallies.TryGetValue(key, out var known) ? known : tallies[key] = new Tally();
    }

    private sealed class Tally
    {
        public int Went { get; set; }

        public int UnderWay { get; set; }

        public int InTrouble { get; set; }

        public int OptedOut { get; set; }

        public int LetGo { get; set; }

        public int CameLate { get; set; }

        public List<MissedLetter> Missed { get; } = [];
    }
}

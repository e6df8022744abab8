using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Plans
{
    public abstract partial record Act
    {
        /// <summary>Puts on the record which reminders this registration came too late for.</summary>
        public sealed record NoteLatecomer(ValueList<PassedLetter> Passed) : Act;
    }

    /// <summary>A letter whose time had passed when its reader's seat became theirs.</summary>
    /// <param name="Due">When it went to the others.</param>
    public sealed record PassedLetter(Letter Letter, Instant Due);
}

namespace Nep.Registration.Domain.Registrations
{
    /// <summary>
    /// Whoever is confirmed after a reminder's time does not get it: the confirmation has just said the same. The ledger says so, person by person,
    /// so that nobody has to wonder later why one mail is not there.
    /// </summary>
    public static class Latecomers
    {
        /// <summary>What the ledger's line says.</summary>
        public const string Reason = "came after its time";

        public static IEnumerable<Step> Note(Offering offering, RegistrationState state, IReadOnlyCollection<MailRecord> ledger)
        {
            if (state is not { Status: RegistrationStatus.Confirmed, Confirmed: { } confirmed } || offering.Status != OfferingStatus.Published) return [];
            var runs = Reminders.InForce(offering);
            if (runs.Count == 0 || runs[0].Due > confirmed) return [];
            var passed = Passed(runs, state, confirmed, [.. ledger.Select(mail => mail.Letter)]).ToValueList();
            return passed.Count == 0 ? [] : [new Step("latecomer", confirmed, null, new Act.NoteLatecomer(passed))];
        }

        private static IEnumerable<PassedLetter> Passed(IReadOnlyList<Reminder> runs, RegistrationState state, Instant confirmed, HashSet<Letter> known) =>
            from run in runs
            where run.Due <= confirmed
            from letter in CohortLetters.Of(run, state)
            where !known.Contains(letter)
            select new PassedLetter(letter, run.Due);
    }
}

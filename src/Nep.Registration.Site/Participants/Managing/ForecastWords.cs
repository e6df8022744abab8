using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>One line of "what happens next".</summary>
public sealed record ComingLine(Instant Due, string Sentence);

/// <summary>The forecast in a participant's words. What only staff care for is left out.</summary>
public static class ForecastWords
{
    /// <summary>Of the letters that ask for what is overdue only the first is told: whoever pays gets none, and nobody is nagged in advance.</summary>
    public static IEnumerable<ComingLine> Lines(Words words, RegistrationState state, IEnumerable<Foreseen> forecast)
    {
        var all = forecast.ToList();
        var asked = all.Find(AsksForOverdue);
        return from line in all
               where !AsksForOverdue(line) || line == asked
               let sentence = Sentence(words, state, line)
               where sentence is not null
               select new ComingLine(line.Due, sentence);
    }

    private static bool AsksForOverdue(Foreseen line) => line.Act is Act.SendLetter({ Kind: LetterKind.InvoiceOverdue or LetterKind.PartOverdue });

    private static string? Sentence(Words words, RegistrationState state, Foreseen line) => line.Act switch
    {
        Act.ReleaseHold => words["coming.releaseHold"],
        Act.CarryTransfer => words["coming.transfer"],
        Act.LapseScholarship => words["coming.scholarshipLapses"],
        Act.EndWaiting => words["coming.endWaiting"],
        Act.SendLetter(var letter) => words.Say($"coming.letter.{letter.Kind}", ("name", letter.NameIn(state))),
        Act.MakeRefund(var number) => words.Say("coming.refund", ("amount", words.Money(state.Refunds.Single(refund => refund.Number == number).Amount))),
        Act.SendReminders(var reminder) => words[$"coming.reminder.{reminder.Kind}"],
        Act.AnnounceSchedule => words["coming.schedule"],
        Act.IssueCertificates => words["coming.certificates"],
        Act.CancelRegistrations => words["coming.offeringCancelled"],
        Act.CountLeavers or Act.SettleLetter or Act.CloseSession or Act.NoteLatecomer or Act.OfferSeats or Act.OpenToAll or Act.SendMailing or Act.EndMailing or Act.LookAtPlans or Act.LookAtApplications => null,
        Act.ShareOutReviews or Act.ReleaseDecisions => null,
        _ => throw new UnreachableException(),
    };
}

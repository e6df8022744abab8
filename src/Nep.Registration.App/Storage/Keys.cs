using System.Globalization;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Storage;

/// <summary>
/// The names of all rows. An offering's partition is named after it; a registration's head, its history, its mail and its seats stand in
/// ranges of their own, so that each list is one range.
/// </summary>
internal static partial class Keys
{
    public const string Offering = "offering";
    public const string Cohort = "cohort";

    /// <summary>Stands while free seats are for whoever comes; see <see cref="WaitingLists.SaleGate"/>.</summary>
    public const string PublicSale = "public-sale";

    /// <summary>Stands while free seats are kept for those who wait.</summary>
    public const string Waiting = "waiting";

    /// <summary>The partition that lists every offering. No offering's name begins with an underscore, so none can stand in it.</summary>
    public const string Catalog = "_catalog";

    /// <summary>The partition of staff and their sign-in links.</summary>
    public const string Staff = "_staff";

    /// <summary>The partition of readers who want no optional mail.</summary>
    public const string Preferences = "_preferences";

    public static readonly KeyRange Registrations = KeyRange.Prefix("reg|");

    /// <summary>Every application, each followed by what stands under it; see <see cref="IsApplication"/>.</summary>
    public static readonly KeyRange Applications = KeyRange.Prefix("app|");

    public static readonly KeyRange Seats = KeyRange.Prefix("seat|");
    public static readonly KeyRange AllMail = KeyRange.Prefix("mail|");
    public static readonly KeyRange AllDue = KeyRange.Prefix("due|");
    public static readonly KeyRange AllAttendance = KeyRange.Prefix("att|");
    public static readonly KeyRange AllCoaching = KeyRange.Prefix("coach|");
    public static readonly KeyRange AllStipends = KeyRange.Prefix("stipend|");
    public static readonly KeyRange Wordings = KeyRange.Prefix("wording|");
    public static readonly KeyRange MissedMailLog = KeyRange.Prefix("log|missed|");
    public static readonly KeyRange WordingLog = KeyRange.Prefix("log|wording|");
    public static readonly KeyRange OfferingLog = KeyRange.Prefix("log|offering|");

    /// <summary>The waiting list, in its order.</summary>
    public static readonly KeyRange Waiters = KeyRange.Prefix("wait|");

    /// <summary>Everything that happened on the waiting list, oldest first.</summary>
    public static readonly KeyRange LineRecord = KeyRange.Prefix("line|");

    public static string Waiter(Instant since, RegistrationId id) => $"wait|{DueText(since)}|{id}";

    public static string LineEntry(Instant at, RegistrationId id, int commit) =>
        $"line|{DueText(at)}|{id}|{commit.ToString("00000", CultureInfo.InvariantCulture)}";

    public static string Registration(RegistrationId id) => $"reg|{id}";

    public static RegistrationId RegistrationOf(string key) => RegistrationId.Parse(key["reg|".Length..]);

    public static string RegistrationLog(RegistrationId id, int commit) => $"log|reg|{id}|{commit.ToString("00000", CultureInfo.InvariantCulture)}";

    public static KeyRange RegistrationHistory(RegistrationId id) => KeyRange.Prefix($"log|reg|{id}|");

    public static string Application(ApplicationId id) => $"app|{id}";

    public static string ApplicationLog(ApplicationId id, int commit) => $"log|app|{id}|{commit.ToString("00000", CultureInfo.InvariantCulture)}";

    public static KeyRange ApplicationHistory(ApplicationId id) => KeyRange.Prefix($"log|app|{id}|");

    /// <summary>Whether a row of <see cref="Applications"/> is an application itself, and not what stands under it.</summary>
    public static bool IsApplication(string key) => key.Length == "app|".Length + RegistrationId.Characters;

    public static string OfferingCommit(int commit) => $"log|offering|{commit.ToString("00000", CultureInfo.InvariantCulture)}";

    public static string Wording(WordingName name) => $"wording|{name}";

    public static string MissedMailEntry(Instant at, LetterKind kind, LetterKey first) => $"log|missed|{DueText(at)}|{kind}|{first}";

    public static string WordingCommit(WordingName name, int change) => $"log|wording|{name}|{change.ToString("00000", CultureInfo.InvariantCulture)}";

    public static string Seat(SeatNumber seat) => $"seat|{seat.Value.ToString("000000", CultureInfo.InvariantCulture)}";

    public static SeatNumber SeatOf(string key) => new(int.Parse(key.AsSpan("seat|".Length), CultureInfo.InvariantCulture));

    public static string Code(string code, int use) => $"code|{code}|{use.ToString("000000", CultureInfo.InvariantCulture)}";

    public static KeyRange Codes(string code) => KeyRange.Prefix($"code|{code}|");

    public static int CodeUseOf(string key) => int.Parse(key.AsSpan(key.LastIndexOf('|') + 1), CultureInfo.InvariantCulture);

    public static string Mail(LetterKey letter) => $"mail|{letter}";

    /// <summary>The letters of a registration, and of the application that it came of.</summary>
    public static KeyRange MailOf(RegistrationId id) => KeyRange.Prefix($"mail|{id}|");

    public static string Certificate(string code) => $"cert|{code}";

    /// <summary>The outcome of one order to move a registration here: whoever writes it first has decided it, by arriving or by being turned away.</summary>
    public static string Arrival(RegistrationId id, int order) => $"moved|{id}|{order.ToString("00000", CultureInfo.InvariantCulture)}";

    public static string Attendance(SessionNumber session, RegistrationId registration, ParticipantNumber participant) =>
        $"att|{session.Value.ToString("000", CultureInfo.InvariantCulture)}|{registration}|{participant}";

    public static KeyRange AttendanceAt(SessionNumber session) => KeyRange.Prefix($"att|{session.Value.ToString("000", CultureInfo.InvariantCulture)}|");

    /// <summary>What is on record of a session, from one registration through another.</summary>
    public static KeyRange AttendanceAt(SessionNumber session, RegistrationId first, RegistrationId last) =>
        new($"{AttendanceAt(session).From}{first}|", $"{AttendanceAt(session).From}{last}~");

    /// <summary>A registration's coaching log, line by line.</summary>
    public static KeyRange CoachingOf(RegistrationId registration) => KeyRange.Prefix($"coach|{registration}|");

    public static string CoachingEntry(RegistrationId registration, int number) => $"coach|{registration}|{number.ToString("00000", CultureInfo.InvariantCulture)}";

    /// <param name="holder">Which holder of the place; null for the first.</param>
    public static string Stipend(RegistrationId registration, ParticipantNumber participant, int? holder, int term) =>
        $"stipend|{registration}|{participant}-{holder ?? 0}|{term.ToString("00", CultureInfo.InvariantCulture)}";

    public static string Due(Instant due, PlanId plan) => $"due|{DueText(due)}|{plan}";

    /// <summary>Asks the plan of the cohort to look at the waiting list: a due row beside the plan's own, so that nobody waits for another's.</summary>
    public static string LineDue(Instant due, OfferingId offering) => $"{Due(due, new PlanId.OfCohort(offering))}|line";

    /// <summary>Asks an application's plan to see what became of its registration: a due row beside the plan's own.</summary>
    public static string SeatsDue(Instant due, PlanId plan) => $"{Due(due, plan)}|seats";

    public static bool IsSeatsDue(string key, PlanId plan) => key.EndsWith($"|{plan}|seats", StringComparison.Ordinal);

    public static bool IsLineDue(string key) => key.EndsWith("|line", StringComparison.Ordinal);

    /// <summary>Due rows up to and including an instant.</summary>
    public static KeyRange DueBy(Instant now) => new("due|", $"due|{DueText(now)}~");

    /// <summary>Null for a row in their range that is none of ours.</summary>
    public static (Instant Due, PlanId Plan)? DueOf(string key) =>
        key.Split('|', 3) is [_, var due, var name] && long.TryParse(due, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var instant)
        && instant >= Instant.MinValue.ToUnixTimeMilliseconds() && instant <= Instant.MaxValue.ToUnixTimeMilliseconds() && PlanId.TryParse(name, out var plan)
            ? (Instant.FromUnixTimeMilliseconds(instant), plan)
            : null;

    private static string DueText(Instant due) => due.ToUnixTimeMilliseconds().ToString("000000000000000", CultureInfo.InvariantCulture);
}

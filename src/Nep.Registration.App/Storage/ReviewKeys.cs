using System.Globalization;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Storage;

/// <summary>
/// The rows of reviewing and deciding. They stand apart from the applications, which an applicant's page reads: nothing of a review or of a
/// decision that is held back is in any row that one of those pages looks at.
/// </summary>
internal static partial class Keys
{
    public const string Panel = "panel";
    public const string Decisions = "decisions";

    /// <summary>What a list or a board shows of each application, beside the application itself.</summary>
    public static readonly KeyRange Candidates = KeyRange.Prefix("candidate|");
    public static readonly KeyRange Reviews = KeyRange.Prefix("review|");
    public static readonly KeyRange HeldDecisions = KeyRange.Prefix("decision|");
    public static readonly KeyRange PanelLog = KeyRange.Prefix("log|panel|");
    public static readonly KeyRange DecisionLog = KeyRange.Prefix("log|decisions|");

    public static string Candidate(ApplicationId id) => $"candidate|{id}";

    public static string PanelCommit(int commit) => $"log|panel|{Five(commit)}";

    public static string Draw(int draw) => $"draw|{Five(draw)}";

    public static string Review(int round, ApplicationId id, EmailAddress reviewer) => $"review|{Two(round)}|{id}|{ReaderId.Of(reviewer)}";

    public static string ReviewLog(int round, ApplicationId id, EmailAddress reviewer, int commit) => $"log|review|{Two(round)}|{id}|{ReaderId.Of(reviewer)}|{Five(commit)}";

    public static KeyRange ReviewHistory(int round, ApplicationId id, EmailAddress reviewer) => KeyRange.Prefix($"log|review|{Two(round)}|{id}|{ReaderId.Of(reviewer)}|");

    public static string ReviewNote(ApplicationId id, Instant at, EmailAddress by) => $"note|{id}|{DueText(at)}|{ReaderId.Of(by)}";

    public static KeyRange ReviewNotes(ApplicationId id) => KeyRange.Prefix($"note|{id}|");

    public static string VisitNote(ApplicationId id, int visit, EmailAddress by) => $"visit-note|{id}|{Two(visit)}|{ReaderId.Of(by)}";

    public static KeyRange VisitNotes(ApplicationId id, int visit) => KeyRange.Prefix($"visit-note|{id}|{Two(visit)}|");

    public static string Decision(ApplicationId id) => $"decision|{id}";

    public static string DecisionCommit(int commit) => $"log|decisions|{Five(commit)}";

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static string Five(int number) => number.ToString("00000", CultureInfo.InvariantCulture);
}

using static Nep.Registration.Domain.Letters.LetterKind;

namespace Nep.Registration.App.Letters;

/// <summary>What only the letters about an application can say.</summary>
public sealed partial record LetterFigures
{
    [Figure("The applicant’s own page: the form, where it stands, and what happens next. Only where the reader is the applicant.", ApplicationLink, ApplicationUnfinished, ApplicationReceipt, VisitSet, VisitMoved, VisitOff, DecisionAccept, DecisionAlternate, DecisionDecline, DecisionDefer, PlaceOffered, PlaceReminder, PlaceExpired, DepositAsked, DepositReminder, Enrolment)]
    [Needed(ApplicationLink, ApplicationUnfinished, DecisionAccept, PlaceOffered, PlaceReminder)]
    public string ApplicationPage { get; init; } = "";

    [Figure("Who applies.", MemberAsked, MemberReminder, ReferenceAsked, ReferenceReminder, InterviewerNotice)]
    public string Applicant { get; init; } = "";

    [Figure("The page where the reader answers.", MemberAsked, MemberReminder, ReferenceAsked, ReferenceReminder)]
    [Needed(MemberAsked, MemberReminder, ReferenceAsked, ReferenceReminder)]
    public string ReplyPage { get; init; } = "";

    [Figure("What the reader is to be in the team. Empty where there are no roles.", MemberAsked, MemberReminder)]
    public string Role { get; init; } = "";

    [Figure("Until when the application is to be sent, or the reference to be written, on the offering’s clock.", ApplicationLink, ApplicationUnfinished, MemberAsked, MemberReminder, ReferenceAsked, ReferenceReminder)]
    [Needed(ApplicationUnfinished, ReferenceAsked, ReferenceReminder)]
    public string Deadline { get; init; } = "";

    [Figure("The day by which applicants are told. Empty when none is set.", ApplicationReceipt)]
    public string DecisionsOn { get; init; } = "";

    [Figure("Those who were asked for a reference and whose answer has not come.", ApplicationReceipt)]
    public IReadOnlyList<string> Awaited { get; init; } = [];

    [Figure("Until when the offer of a place is to be answered.", DecisionAccept, PlaceOffered, PlaceReminder)]
    [Needed(DecisionAccept, PlaceOffered, PlaceReminder)]
    public string AnswerBy { get; init; } = "";

    [Figure("What the meeting is: \"Interview\".", VisitSet, VisitMoved, VisitOff, InterviewerNotice)]
    public string Visit { get; init; } = "";

    [Figure("When the meeting is, with its zone.", VisitSet, VisitMoved, VisitOff, InterviewerNotice)]
    [Needed(VisitSet, VisitMoved, VisitOff, InterviewerNotice)]
    public string VisitWhen { get; init; } = "";

    [Figure("Where the meeting is.", VisitSet, VisitMoved, InterviewerNotice)]
    [Needed(VisitSet, VisitMoved, InterviewerNotice)]
    public string VisitPlace { get; init; } = "";

    [Figure("The link to join the meeting. Empty for a meeting in a building, and once it is called off.", VisitSet, VisitMoved, InterviewerNotice)]
    public string VisitLink { get; init; } = "";

    [Figure("Whether the meeting is called off.", InterviewerNotice)]
    public bool VisitOver { get; init; }

    [Figure("A few words of the Center’s own. Empty for none.", DecisionAccept, DecisionAlternate, DecisionDecline, DecisionDefer)]
    public string Note { get; init; } = "";

    [Figure("The place in line, from 1.", DecisionAlternate)]
    public string Rank { get; init; } = "";

    [Figure("The deposit. Empty where there is none.", DecisionAccept, PlaceOffered, DepositAsked, DepositReminder)]
    public string Deposit { get; init; } = "";

    [Figure("Until when the deposit is to be paid.", DepositAsked, DepositReminder)]
    [Needed(DepositAsked, DepositReminder)]
    public string DepositBy { get; init; } = "";

    [Figure("What is due on which day: \"June 1, 2027: $1,500.00\". Empty where nothing is.", DecisionAccept, PlaceOffered, Enrolment)]
    public IReadOnlyList<string> Parts { get; init; } = [];

    [Figure("Who pays for everyone, so that the reader pays nothing. Empty where there is no sponsor.", DecisionAccept, PlaceOffered)]
    public string PaidBy { get; init; } = "";

    [Figure("The part of the price that is due, or overdue.", PartReminder, PartOverdue)]
    [Needed(PartReminder, PartOverdue)]
    public string Part { get; init; } = "";

    [Figure("The last day to pay that part.", PartReminder, PartOverdue)]
    [Needed(PartReminder, PartOverdue)]
    public string PartBy { get; init; } = "";
}

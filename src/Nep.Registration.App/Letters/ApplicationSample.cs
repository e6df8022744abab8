using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Letters;

/// <summary>
/// A letter about applying as a real applicant, or someone of their team, or a referee, would get it, for staff to look at before they keep a wording.
/// What has not happened yet is taken to have happened. Nothing is kept.
/// </summary>
public sealed record ApplicationSample(ApplicationState State, Letter Letter)
{
    private static readonly ParticipantNumber First = new(1);

    /// <param name="to">Whose place of the team, or which referee; null for the first.</param>
    public static ApplicationSample Of(Offering offering, ApplicationState state, WordingName name, ParticipantNumber? to, Instant now)
    {
        var rule = offering.Details.Entry.Admission!;
        var one = Happened(offering, rule, state with { Applicant = state.Applicant with { Language = name.Language } }, name.Kind, now);
        var (number, change) = name.Kind switch
        {
            LetterKind.InterviewerNotice => (new ParticipantNumber((one.Visits!.Value[^1].Number * 100) + 1), 0),
            var kind when kind.IsToMember() => (one.Members.FirstOrDefault(member => member.Number == to) ?? one.Members.First(member => member.IsIn)) is var member ? (member.Number, member.Change) : default,
            var kind when kind.IsToReferee() => (one.Referees.FirstOrDefault(referee => referee.Number == to) ?? one.Referees[0]) is var referee ? (referee.Number, referee.Change) : default,
            _ => ((ParticipantNumber?)null, 0),
        };
        var anchor = name.Kind.IsAboutVisit() ? $"{one.Visits!.Value[^1].Number}-{one.Visits.Value[^1].Sequence}" : "1";
        return new ApplicationSample(one, new Letter(state.Id.Registration, name.Kind, number, change, anchor));
    }

    private static ApplicationState Happened(Offering offering, AdmissionRule rule, ApplicationState one, LetterKind kind, Instant now) => kind switch
    {
        LetterKind.ApplicationReceipt => one with { Submitted = one.Submitted ?? now },
        LetterKind.MemberAsked or LetterKind.MemberReminder when !one.Members.Any(member => member.IsIn) => one with
        {
            Members = [new TeamMember(First, new Person("Someone of the team", one.Applicant.Email), rule.Team?.Roles is [var role, ..] ? role.Key : "", now)],
        },
        LetterKind.ReferenceAsked or LetterKind.ReferenceReminder when one.Referees.Count == 0 => one with
        {
            Referees = [new Referee(First, new Person("A referee", one.Applicant.Email), "", now)],
        },
        LetterKind.DecisionAccept => Decided(one, Decision.Accept, now) with { Offer = new PlaceOffer(now, Days(offering, rule.OfferDays, now)) },
        LetterKind.DecisionAlternate => Decided(one, Decision.Alternate, now),
        LetterKind.DecisionDecline => Decided(one, Decision.Decline, now),
        LetterKind.DecisionDefer => Decided(one, Decision.Defer, now),
        LetterKind.PlaceOffered or LetterKind.PlaceReminder => one with { Offer = new PlaceOffer(now, Days(offering, rule.AlternateDays, now)) },
        LetterKind.DepositAsked or LetterKind.DepositReminder or LetterKind.Enrolment => one with
        {
            Registration = one.Id.Registration,
            DepositUntil = Days(offering, rule.Tuition is Tuition.InParts parts ? parts.DepositDays : 0, now),
        },
        var visit when visit.IsAboutVisit() => one with { Visits = [Met(offering, one, visit, now)] },
        _ => one,
    };

    private static ApplicationState Decided(ApplicationState one, Decision decision, Instant now) => one with
    {
        Decision = new ReleasedDecision(decision, Releasing.LetterOf(decision), decision == Decision.Alternate ? one.Decision?.Rank ?? 1 : null, one.Decision?.Note ?? "", now),
    };

    /// <summary>The last meeting that was set; without any, one in a week.</summary>
    private static Visit Met(Offering offering, ApplicationState one, LetterKind kind, Instant now)
    {
        var day = offering.Zone.DateAt(now).PlusDays(7);
        var visit = one.Visits is [.., var last] ? last : new Visit(
            1, VisitKind.Interview, day + new LocalTime(10, 0), day + new LocalTime(10, 45), offering.Zone, new Place.Online("https://example.org/"),
            [new Interviewer("An interviewer", offering.Details.Contact)], 0, now);
        return visit with { CalledOff = kind == LetterKind.VisitOff ? "" : kind == LetterKind.InterviewerNotice ? visit.CalledOff : null };
    }

    private static Instant Days(Offering offering, int days, Instant now) => offering.Zone.At(offering.Zone.DateAt(now).PlusDays(days) + new LocalTime(17, 0));
}

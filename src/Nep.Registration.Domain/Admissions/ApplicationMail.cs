using System.Globalization;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Admissions;

/// <summary>
/// Every letter that an application's standing calls for, sent or not. Reminders go out at nine in the morning on the offering's clock, and never
/// to someone who was asked the day before.
/// </summary>
internal static class ApplicationMail
{
    private static readonly LocalTime Morning = new(9, 0);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>How many days before the deadline an unfinished application is reminded of.</summary>
    private static readonly ValueList<int> UnfinishedBefore = [7, 2];

    /// <summary>How many days after they were asked those who have not said yes are asked once more.</summary>
    private static readonly ValueList<int> MemberAfter = [3, 7];

    private static readonly ValueList<int> OfferBefore = [3, 1];
    private static readonly ValueList<int> DepositBefore = [7, 2];

    public static IEnumerable<Step> Letters(Offering offering, AdmissionRule rule, ApplicationState state) =>
        Own(offering, rule, state).Concat(Members(offering, rule, state)).Concat(Referees(offering, rule, state)).Concat(VisitMail.Letters(state));

    private static IEnumerable<Step> Own(Offering offering, AdmissionRule rule, ApplicationState state) => state.Status switch
    {
        ApplicationStatus.Draft => Draft(offering, rule, state),
        ApplicationStatus.Submitted => [Send(state, LetterKind.ApplicationReceipt, Anchor(state.Submitted!.Value), state.Submitted.Value, state.Submitted.Value + Week)],
        ApplicationStatus.Alternate or ApplicationStatus.Declined or ApplicationStatus.Deferred => Told(state),
        ApplicationStatus.Offered => Told(state).Concat(Offered(offering, state, state.Offer!)),
        ApplicationStatus.Expired => [Send(state, LetterKind.PlaceExpired, Anchor(state.Ended!.Value), state.Ended.Value, state.Ended.Value + Week)],
        ApplicationStatus.DepositDue => Deposit(offering, state, state.Seated!.Value, state.DepositUntil!.Value),
        ApplicationStatus.Enrolled => [Send(state, LetterKind.Enrolment, "1", state.EnrolledAt!.Value, state.EnrolledAt.Value + Week)],
        ApplicationStatus.Accepted or ApplicationStatus.Closed or ApplicationStatus.TurnedDown or ApplicationStatus.Withdrawn => [],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Step> Draft(Offering offering, AdmissionRule rule, ApplicationState state)
    {
        var deadline = Admission.Deadline(offering, rule, state);
        yield return Send(state, LetterKind.ApplicationLink, "1", state.Started, Instant.Min(state.Started + Week, Admission.Ends(offering, rule, state)));
        foreach (var step in Before(offering, deadline, UnfinishedBefore, state.Started, (anchor, due) => Send(state, LetterKind.ApplicationUnfinished, anchor, due, deadline)))
            yield return step;
    }

    private static IEnumerable<Step> Told(ApplicationState state) =>
        state.Decision is { } told ? [Send(state, told.Letter, "1", told.At, told.At + Week + Week)] : [];

    /// <summary>An offer by the decision is told by the decision's own letter.</summary>
    private static IEnumerable<Step> Offered(Offering offering, ApplicationState state, PlaceOffer offer)
    {
        if (offer.From is not null) yield return Send(state, LetterKind.PlaceOffered, Anchor(offer.At), offer.At, offer.Until);
        foreach (var step in Before(offering, offer.Until, OfferBefore, offer.At, (anchor, due) => Send(state, LetterKind.PlaceReminder, anchor, due, offer.Until))) yield return step;
    }

    private static IEnumerable<Step> Deposit(Offering offering, ApplicationState state, Instant since, Instant until) =>
    [
        Send(state, LetterKind.DepositAsked, "1", since, until),
        .. Before(offering, until, DepositBefore, since, (anchor, due) => Send(state, LetterKind.DepositReminder, anchor, due, until)),
    ];

    private static IEnumerable<Step> Members(Offering offering, AdmissionRule rule, ApplicationState state)
    {
        if (state.Status is not (ApplicationStatus.Draft or ApplicationStatus.Submitted or ApplicationStatus.Alternate or ApplicationStatus.Offered)) yield break;
        var ends = state.Status == ApplicationStatus.Draft ? Admission.Ends(offering, rule, state) : offering.Starts;
        foreach (var member in state.Members.Where(member => member.IsIn && !member.IsConfirmed))
        {
            yield return Send(state, LetterKind.MemberAsked, member.Number, member.Change, "1", member.Invited, ends);
            foreach (var days in MemberAfter)
            {
                var due = offering.Zone.At(offering.Zone.DateAt(member.Invited).PlusDays(days) + Morning);
                if (due < ends) yield return Send(state, LetterKind.MemberReminder, member.Number, member.Change, Number(days), due, Instant.Min(due + Day + Day, ends));
            }
        }
    }

    private static IEnumerable<Step> Referees(Offering offering, AdmissionRule rule, ApplicationState state)
    {
        if (rule.References is not { } asked || state.Status is not (ApplicationStatus.Draft or ApplicationStatus.Submitted)) yield break;
        var until = offering.Zone.At(asked.Due);
        foreach (var referee in state.Referees.Where(referee => referee.Given is null))
        {
            yield return Send(state, LetterKind.ReferenceAsked, referee.Number, referee.Change, "1", referee.Named, Instant.Max(until, referee.Named + Week));
            foreach (var step in Before(offering, until, asked.RemindBefore, referee.Named, (anchor, due) => Send(state, LetterKind.ReferenceReminder, referee.Number, referee.Change, anchor, due, until)))
                yield return step;
        }
    }

    /// <summary>So many days before the last day that something can be done.</summary>
    private static IEnumerable<Step> Before(Offering offering, Instant until, ValueList<int> days, Instant since, Func<string, Instant, Step> send)
    {
        var last = offering.Zone.DateAt(until - Duration.Epsilon);
        return from before in days
               let due = offering.Zone.At(last.PlusDays(-before) + Morning)
               where due > since + Day && due < until
               select send($"{last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{Number(before)}", due);
    }

    private static Step Send(ApplicationState state, LetterKind kind, string anchor, Instant due, Instant stale) => Send(state, kind, null, 0, anchor, due, stale);

    private static Step Send(ApplicationState state, LetterKind kind, ParticipantNumber? to, int change, string anchor, Instant due, Instant stale)
    {
        var letter = new Letter(state.Id.Registration, kind, to, change, anchor);
        return new Step($"letter:{letter.Key}", due, stale, new Act.SendLetter(letter));
    }

    private static string Anchor(Instant at) => $"{at.ToUnixTimeSeconds()}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

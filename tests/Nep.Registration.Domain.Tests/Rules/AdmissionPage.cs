using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Rules;

public class AdmissionPage
{
    [Fact]
    public void Admission_is_as_written() => RulesPage.IsAsDrawn("admission",
    [
        "# How people apply, and how places are taken", "",
        "Drawn by a test from the rules; do not edit by hand.", "",
        "- An application is begun with a name and an address; where a code is asked for, with the code; where an interest form comes first, with its answers. The",
        "  link to go on is mailed. Whoever has it acts for the applicant.",
        "- What is typed is kept, right or not. Every saving has a version: an answer that was changed since a form was shown is never overwritten by it; the page",
        "  shows both. Answers that were not touched elsewhere are saved.",
        "- An application is sent once, by the applicant and nobody else, when every required answer is there, the team has its quorum of people who said yes, and",
        "  as many referees are named as are asked for. References may come later.",
        "- The deadline and its grace count by the server’s clock. What was not sent by then is closed. Staff may give more time, or take a sent application back",
        "  into the applicant’s hands, with a reason, before anything is decided.",
        "- Staff may change the form after people have begun. Drafts are asked what is new; what was sent is read by the questions that stood then. A question keeps its",
        "  kind for good, an answer asked for in confidence is never opened to more people, and answers to a question that is taken out stay for staff. A deadline moves",
        "  earlier, not to before now, or later: then what was closed at the old one is open again.",
        "- Whoever was deferred is carried to the run that staff choose: answers that are asked for there too, references that were given, and the team, which says yes",
        "  anew. Where nothing is missing it is sent there; otherwise the applicant is asked for it, for 14 days where the deadline is past.",
        "- A referee writes once, by a link of their own. The applicant sees that it came and never what it says. Whoever has not answered may be replaced; their",
        "  link then does nothing. Nobody vouches for themselves, for their own team, or twice.",
        "- A place in a team stays when the person in it changes; whoever had it before stays on the record. When someone leaves, the quorum is looked at again:",
        "  without it no place is accepted, and none is offered to an alternate.",
        "- A decision goes out with its own letter and no other. Until then neither page, letter nor plan tells of it.",
        "- An offer stands until five in the afternoon of its last day, and never past the start. At that instant it is over: it was accepted before, or it runs out.",
        "- Whoever accepts is registered by the registration’s own rules, under the application’s number. With a deposit, the seats are held until it is paid;",
        "  otherwise they are theirs at once. Without a free seat nothing is lost: staff are told, and try again.",
        "- A place that is turned down, not answered, not paid for, or withdrawn from is offered once, in the hours in which offers go out, to the first alternate",
        "  who can take it, unless the capacity was cut below what is taken. Who was passed over, and why, stands on the record. From the start of the program on it goes to nobody.",
        "- Tuition in parts: money pays the earliest part first. A part is told 14 and 3 days before it is due, and asked for 1, 15 and 30 days after. Whoever",
        "  cancels is asked for no more parts.",
        "- Each dated part has an invoice of its own: the first with the enrolment, each later one 30 days before it is due. Whoever gives up the seats gets none after that; those",
        "  that were issued stay, and what is open of them is credited.",
        "- The deposit has an invoice too, from the day on which the place is accepted, for a school that pays by check or purchase order.",
        "- A sponsor, named by staff with a reason, takes over what is open: from the next open part on the invoices are made out to the sponsor, the registrar is asked for nothing, and",
        "  no certificate waits for the sponsor's money.",
        "- Whoever leaves once the program has begun (withdrawn, let go, or moved to a later run) is counted then, and gets a letter of attendance with the hours that were earned.",
        "- Another tuition holds for whoever accepts from then on. Whoever has a place keeps the price that was agreed, with its parts and invoices; before it is saved staff read how many those are.", "",
        "## A draft, an offer and a deposit", "",
        "Deadline Friday 2027-02-26, 17:00 in Los Angeles, with a grace of 30 minutes; an offer stands 14 days, the deposit is due within 14 days.", "",
        .. RulesPage.Table(["what happened", "what follows"], Cases.Select(one => (IReadOnlyList<string>)[one.What, Follows(one.Events)])), "",
        "## How a price in parts is paid off", "",
        "$4,500: $500 at once, $1,500 by 2027-06-01, $1,500 by 2027-09-01, $1,000 by 2027-12-01.", "",
        .. RulesPage.Table(["come so far", "still open", "asked for on 2027-07-01"], new[] { 0, 500, 1200, 2000, 3000, 4499, 4500 }.Select(Paid)),
    ]);

    private static IEnumerable<(string What, ApplicationEvent[] Events)> Cases =>
    [
        ("begun on 2027-02-20, 10:00", [Fellowships.Started]),
        ("accepted on 2027-03-12, 10:00", Fellowships.Offered),
        ("offer accepted", Fellowships.Accepted),
        ("seats held", [.. Fellowships.Accepted, new SeatsHeld(Fellowships.One.Registration, Fellowships.OfferEnds, Fellowships.Release)]),
        ("offer declined on Saturday 2027-03-13, 22:00", [.. Fellowships.Offered, new OfferDeclined("", Clocks.Local("2027-03-13T22:00"))]),
    ];

    private static string Follows(ApplicationEvent[] events) => string.Join("; ", ApplicationPlan.Steps(Fellowships.Offering, Fellowships.State(events), [])
        .Select(step => $"{Clocks.Show(step.Due)} {(step.Act is Act.SendLetter(var letter) ? letter.Kind.ToString() : step.Key)}"));

    private static IReadOnlyList<string> Paid(int dollars)
    {
        var tuition = Fellowships.Rule.Tuition;
        var parts = new PaymentParts(tuition.DueAtOnce, tuition.Dated);
        var open = parts.Open(Money.Usd(dollars));
        return
        [
            $"{Money.Usd(dollars)}", open.Count == 0 ? "nothing" : string.Join(", ", open.Select(part => $"{part.Amount} by {part.Due:uuuu-MM-dd}")),
            $"{parts.Next(Clocks.Day("2027-07-01"), Money.Usd(dollars))}",
        ];
    }
}

using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>What the form of a new offering begins with: the Center's usual policy, questions and reminders, to be changed as needed.</summary>
public static class OfferingStart
{
    public static PostedForm Form(Instant now)
    {
        var zone = Zone.Parse("America/Los_Angeles");
        var day = zone.DateAt(now).PlusDays(60);
        return OfferingFields.Of(Details(zone, day), 0);
    }

    /// <summary>Source of the tiers, questions and reminders: the sample programs' virtual policy and defaults.</summary>
    private static OfferingDetails Details(Zone zone, LocalDate day) => new()
    {
        Program = "",
        Title = "",
        Zone = zone,
        Sessions = [new Session(new SessionNumber(1), "Session 1", day + new LocalTime(9, 0), day + new LocalTime(12, 0), new Place.Online(""))],
        Capacity = 40,
        Prices = new PriceList(Money.Zero),
        Policy = new CancellationPolicy("Virtual policy", [new RefundTier(14, 100, Money.Zero), new RefundTier(0, 80, Money.Zero)], 0),
        Closes = day + new LocalTime(9, 0),
        Questions =
        [
            new Question("role", "What is your role?", QuestionKind.ShortText),
            new Question("access", "What do you need to take part fully?", QuestionKind.LongText, Sight: AnswerSight.Needs),
        ],
        Reminders =
        [
            new ReminderRule.BeforeFirstSession("week", 7, new LocalTime(9, 0)),
            new ReminderRule.BeforeFirstSession("day", 1, new LocalTime(9, 0)),
            new ReminderRule.BeforeEachOnlineSession("join", 60),
            new ReminderRule.SurveyAfterLastSession("survey", 1, new LocalTime(9, 0)),
        ],
        Certificate = new CertificateRule(80),
        Contact = default,
    };
}

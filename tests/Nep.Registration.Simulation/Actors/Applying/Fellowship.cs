using System.Globalization;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Simulation.Scheduling;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors.Applying;

/// <summary>One year's program that is applied for: few places, for one person each or for teams, free or paid in parts, with whatever rules its seed gives it.</summary>
internal static class Fellowship
{
    public const string Why = "why";
    public const string Interest = "interest";
    public const string Strength = "strength";

    public static OfferingId IdOf(int year) => OfferingId.Parse($"fellowship-{year + 1}");

    /// <summary>The name of one applicant's application, which nobody's registration elsewhere shares.</summary>
    public static ApplicationId Application(int year, int number) => ApplicationId.Parse(string.Create(CultureInfo.InvariantCulture, $"A{year:000}{number:000000000000}"));

    public static Season Of(World world, int year)
    {
        var chance = world.ChanceOf($"fellowship {year}");
        var opens = World.Beginning + Duration.FromDays((365 * year) + chance.From(0, 20));
        var deadline = Season.Zone.DateAt(opens).PlusDays(chance.From(18, 30));
        var first = deadline.PlusDays(chance.From(45, 75));
        var sessions = Enumerable.Range(1, chance.From(1, 3)).Select(number => Season.Meeting(number, first.PlusDays((number - 1) * 14), online: true)).ToValueList();
        var rule = Rule(chance, deadline, first);
        var details = new OfferingDetails
        {
            Program = "Leading for Equity Fellowship",
            Title = $"Fellowship of year {year + 1}",
            Zone = Season.Zone,
            Sessions = sessions,
            Capacity = chance.From(1, 4),
            Prices = new PriceList(rule.Tuition.Total),
            Policy = Season.Virtual,
            Closes = sessions[0].Starts.PlusHours(-1),
            Contact = EmailAddress.Parse("fellowship@example.org"),
            Reminders = [new ReminderRule.BeforeFirstSession("week", 7, new LocalTime(9, 0))],
            Entry = new Entry.ByApplication(rule),
            Certificate = new CertificateRule(chance.Of(60, 80, 100)),
        };
        return new Season(IdOf(year), details, opens, year);
    }

    private static AdmissionRule Rule(Chance chance, LocalDate deadline, LocalDate first)
    {
        FormStage about = new("about", "About you", [new FormQuestion(Why, "Why now?", FormQuestionKind.LongText, true)]);
        FormStage interest = new(Interest, "Your interest", [new FormQuestion(Interest, "What draws you?", FormQuestionKind.ShortText, true)]);
        var interestFirst = chance.Happens(0.2);
        return new AdmissionRule
        {
            Deadline = deadline + new LocalTime(17, 0),
            GraceMinutes = chance.Of(0, 15, 60),
            Stages = interestFirst ? [interest, about] : [about],
            InterestFirst = interestFirst,
            References = chance.Happens(0.5) ? new ReferenceRule(chance.From(1, 2), deadline.PlusDays(7) + new LocalTime(17, 0), [new FormQuestion(Strength, "What do they do well?", FormQuestionKind.LongText, true)]) : null,
            Team = chance.Happens(0.3) ? new TeamRule(2, 4, [new TeamRole("teacher", "teacher", 1), new TeamRole("parent", "parent", 0)], chance.Happens(0.6)) : null,
            OfferDays = chance.From(2, 8),
            AlternateDays = chance.From(1, 4),
            Window = chance.Happens(0.5) ? OfferWindow.OfficeHours : new OfferWindow([.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)], new LocalTime(6, 0), new LocalTime(22, 0)),
            Tuition = TuitionOf(chance, first),
        };
    }

    private static Tuition TuitionOf(Chance chance, LocalDate first) => chance.From(0, 5) switch
    {
        0 => new Tuition.Free(),
        1 => new Tuition.Sponsored("The Fund"),
        2 => new Tuition.Yearly(Money.Usd(800), [first.PlusDays(-20), first.PlusDays(20)]),
        3 => new Tuition.InParts(Money.Usd(1500), Money.Zero, 5, [new Instalment(first.PlusDays(-14), Money.Usd(1000)), new Instalment(first.PlusDays(14), Money.Usd(500))]),
        _ => new Tuition.InParts(Money.Usd(1500), Money.Usd(500), chance.From(2, 8), [new Instalment(first.PlusDays(-14), Money.Usd(600)), new Instalment(first.PlusDays(14), Money.Usd(400))]),
    };
}

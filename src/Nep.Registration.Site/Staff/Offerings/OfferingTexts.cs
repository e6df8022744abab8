using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>The parts of an offering, each in one line.</summary>
public static class OfferingTexts
{
    public static string Session(Session session) =>
        $"{session.Number}. {session.Title}, {StaffText.When(session.Starts)} to {StaffText.Words.Time(session.Ends.TimeOfDay)}, {Place(session.Place)}";

    public static string Place(Place place) => place switch
    {
        Domain.Offerings.Place.Online(var link) => link,
        Domain.Offerings.Place.Venue(var name, var address) => $"{name}, {address}",
        _ => throw new UnreachableException(),
    };

    public static string Early(DatedPrice price) => $"{price.Name}: {StaffText.Money(price.Amount)} through {StaffText.Day(price.Through)}";

    public static string Group(GroupPrice? group) => group switch
    {
        null => "",
        GroupPrice.Amount(var people, var each) => $"{StaffText.Money(each)} each from {people} people",
        GroupPrice.PercentOff(var people, var percent) => $"{percent:0.##}% off from {people} people",
        _ => throw new UnreachableException(),
    };

    public static string Entry(Entry entry) => entry switch
    {
        Domain.Offerings.Entry.Open => "anyone, alone or together",
        Domain.Offerings.Entry.ByApplication => "by application",
        Domain.Offerings.Entry.Teams(var least, var most, var inTeams) => $"teams of {least} to {most}; seats count {(inTeams ? "teams" : "people")}",
        _ => throw new UnreachableException(),
    };

    public static string Team(TeamPrice? team) => team switch
    {
        null => "",
        { Lower: { } lower } => $"for a whole team; {StaffText.Money(lower)} with {string.Join(", ", team.Roles)}",
        _ => "for a whole team",
    };

    public static string Scale(SlidingScale? scale) => scale is null ? "" : $"{StaffText.Money(scale.Least)} to {StaffText.Money(scale.Most)}";

    public static string Code(PriceCode code) =>
        $"{code.Code}: {Effect(code.Effect)}, {StaffText.Count(code.Uses, "use", "uses")}{(code.From is { } from ? $", from {StaffText.Day(from)}" : "")}{(code.Through is { } through ? $", through {StaffText.Day(through)}" : "")}{(code.Reserves is { } seats ? $", keeps back {StaffText.Count(seats, "seat", "seats")}" : "")}";

    public static string Tier(RefundTier tier) =>
        $"from {StaffText.Count(tier.DaysBefore, "day", "days")} before: {tier.Percent:0.##}%{(tier.Fee.IsPositive ? $" less {StaffText.Money(tier.Fee)}" : "")}";

    public static string Question(Question question) =>
        $"{question.Label} ({question.Kind}{(question.Required ? ", required" : "")}{(question.Sight == AnswerSight.Needs ? ", needs" : "")})";

    private static string Effect(CodeEffect effect) => effect switch
    {
        CodeEffect.Free => "free",
        CodeEffect.PercentOff(var percent) => $"{percent:0.##}% off",
        CodeEffect.AmountOff(var amount) => $"{StaffText.Money(amount)} off",
        CodeEffect.FixedPrice(var amount) => $"{StaffText.Money(amount)} each",
        _ => throw new UnreachableException(),
    };
}

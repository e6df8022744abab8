using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff;

/// <summary>How staff pages write times, money and states: English, short, the same everywhere.</summary>
public static class StaffText
{
    private static readonly string[] Days = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static Words Words => Words.In(Words.English);

    /// <summary>"Feb 4, 2027".</summary>
    public static string Day(LocalDate date) => Words.ShortDate(date);

    /// <summary>"Feb 4".</summary>
    public static string MonthDay(LocalDate date) => $"{Words[$"monthShort.{date.Month}"]} {date.Day}";

    /// <summary>"Thu, Feb 4, 2027, 9:00 AM".</summary>
    public static string When(LocalDateTime local) => $"{Days[(int)local.DayOfWeek]}, {Day(local.Date)}, {Words.Time(local.TimeOfDay)}";

    /// <summary>As a browser's date field and a spreadsheet read it: 2027-02-04.</summary>
    public static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string When(Instant at, Zone zone) => When(zone.LocalAt(at));

    /// <summary>For a <c>datetime</c> attribute: with the offset, so that machines agree.</summary>
    public static string Machine(Instant at, Zone zone) =>
        zone.Zoned(at).ToString("uuuu-MM-dd'T'HH:mm:sso<m>", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>"9:00 AM to 12:00 PM" on one day, otherwise both ends in full.</summary>
    public static string Span(Session session) => session.Starts.Date == session.Ends.Date
        ? $"{Words.Time(session.Starts.TimeOfDay)} to {Words.Time(session.Ends.TimeOfDay)}"
        : $"{When(session.Starts)} to {When(session.Ends)}";

    public static string Money(Money amount) => Words.Money(amount);

    public static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    public static string Count(int count, string one, string more) => count == 1 ? $"1 {one}" : $"{count} {more}";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Name(Actor by) => by switch
    {
        Actor.Registrant => "the registrant",
        Actor.Participant(var number) => $"person {number}, by their own link",
        Actor.Applicant => "the applicant",
        Actor.TeamMember(var number) => $"team member {number}, by their own link",
        Actor.Referee(var number) => $"referee {number}, by their own link",
        Actor.Staff(var address) => address.ToString(),
        Actor.Plan => "the plan",
        Actor.Provider(var name) => $"the {name} company",
        Actor.Connection(var key, var name) => $"{name}, by key {key}",
        Actor.Demo => "the demo data",
        _ => throw new UnreachableException(),
    };

    /// <summary>A registration's state as a chip: its class and its words.</summary>
    public static (string Class, string Words) Chip(RegistrationStatus status) => status switch
    {
        RegistrationStatus.Held => ("chip chip-now", "Held"),
        RegistrationStatus.Confirmed => ("chip chip-settled", "Confirmed"),
        RegistrationStatus.Expired => ("chip", "Hold ended"),
        RegistrationStatus.Cancelled => ("chip chip-stopped", "Cancelled"),
        RegistrationStatus.Waiting => ("chip chip-now", "Waiting"),
        _ => throw new UnreachableException(),
    };
}

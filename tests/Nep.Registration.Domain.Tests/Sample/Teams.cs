namespace Nep.Registration.Domain.Tests.Sample;

/// <summary>Sample program 3, the Liberatory Design Institute in Chicago: twelve teams of three to six.</summary>
internal static class Teams
{
    public static readonly Zone Chicago = Zone.Parse("America/Chicago");

    public static OfferingDetails Details { get; } = Institutes.InPerson() with
    {
        Program = "Liberatory Design",
        Title = "Liberatory Design Institute, Chicago",
        Zone = Chicago,
        Capacity = 12,
        Entry = new Entry.Teams(3, 6),
        Prices = new PriceList(Money.Usd(3600))
        {
            Team = new TeamPrice(Money.Usd(3000), "role") { Roles = ["Student", "Parent or caregiver", "Community partner"] },
            Codes = [new PriceCode("PARTNER", new CodeEffect.PercentOff(10), 5)],
        },
        Questions = [Institutes.Role with { Choices = ["Teacher", "Principal", "Student", "Parent or caregiver", "Community partner"] }],
    };

    public static Offering Design { get; } = Institutes.Open(Details);

    public static RegistrationForm Three { get; } = Form("Teacher", "Teacher", "Principal");

    public static RegistrationEvent[] Confirmed { get; } = Story.Confirmed(Design, Three);

    /// <summary>A team whose people answer so when asked for their role; an empty answer is of someone whose name follows.</summary>
    public static RegistrationForm Form(params string[] roles) => new(
        Story.OfficeRegisters, [.. roles.Select((role, i) => role.Length == 0 ? new Entrant(Person.Unnamed, []) : new Entrant(Member(i), [new Answer("role", role)]))], "", "2026-09");

    public static Person Member(int number) => new($"Member {number + 1}", EmailAddress.Parse($"member{number + 1}@oakland.example"));
}

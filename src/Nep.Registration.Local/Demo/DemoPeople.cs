using Nep.Registration.App.Language;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Local.Demo;

/// <summary>Invented people: who runs the demo, and who has registered in it.</summary>
internal static class DemoPeople
{
    public static readonly StaffMember Administrator = Member("amina.yusuf", "Amina Yusuf", StaffRole.Administrator);

    public static readonly IReadOnlyList<StaffMember> Staff =
    [
        Administrator, Member("rosa.delgado", "Rosa Delgado", StaffRole.Registrar), Member("kofi.mensah", "Kofi Mensah", StaffRole.Facilitator),
        Member("lin.chen", "Lin Chen", StaffRole.Reviewer),
    ];

    private static readonly string[] Names =
    [
        "Denise Whitfield", "Tomás Herrera", "Noor Haddad", "Grace O’Malley", "Kenji Watanabe", "Xóchitl Ramírez", "Samuel Okafor", "Priya Natarajan",
        "Mei-Ling Tsai", "Jordan Blackhawk", "Fatima El-Sayed", "Marcus Bell", "Leilani Kahale", "Ana Sofía Castillo", "DeShawn Carter", "Ingrid Sørensen",
        "Yusuf Abdi", "Rebecca Stein", "Luis Ángel Moreno", "Thandiwe Nkosi", "Hannah Kim", "Omar Farouk", "Sofia Rossi", "Tyrone Jackson",
    ];

    private static readonly string[] Places =
        ["Lakeview Unified", "Harbor City Schools", "Mesa Verde District", "Northgate Charter", "Riverbend County Office"];

    private static readonly string[] Roles = ["Teacher", "Coach", "School leader", "District leader", "Parent or caregiver"];

    public static int Count => Names.Length;

    /// <summary>One of the invented people.</summary>
    public static Person Someone(int number) => new(Names[number % Names.Length], Address(Names[number % Names.Length]));

    public static string Place(int number) => Places[number % Places.Length];

    /// <summary>The form of one invented person, registering themselves and perhaps colleagues.</summary>
    public static RegistrationForm Form(Offering offering, int number, int people, string code)
    {
        var entrants = Enumerable.Range(number, people).Select(one => Entrant(offering, one % Names.Length)).ToValueList();
        var registrar = new Registrar(entrants[0].Person.Name, entrants[0].Person.Email, Places[number % Places.Length], number % 7 == 5 ? Words.Spanish : Words.English);
        return new RegistrationForm(registrar, entrants, code, offering.Details.TermsVersion);
    }

    /// <summary>The same form of someone who does not know yet who comes last.</summary>
    public static RegistrationForm WithNameToFollow(RegistrationForm form) =>
        form with { Entrants = [.. form.Entrants.Take(form.Entrants.Count - 1), new Entrant(Person.Unnamed, [])] };

    private static Entrant Entrant(Offering offering, int number)
    {
        var answers = offering.Details.Questions
            .Select(question => (question.Key, Text: Answer(question.Key, number)))
            .Where(answer => answer.Text.Length > 0)
            .Select(answer => new Answer(answer.Key, answer.Text));
        return new Entrant(new Person(Names[number], Address(Names[number]), number % 4 == 1 ? "they/them" : ""), [.. answers]);
    }

    private static string Answer(string question, int number) => question switch
    {
        "role" => Roles[number % Roles.Length],
        "district" => Places[number % Places.Length],
        "access" => number % 9 == 3 ? "Live captions, please." : "",
        "food" => number % 5 == 2 ? "Vegetarian" : "",
        "photo" => number % 3 == 0 ? "yes" : "",
        _ => "",
    };

    private static EmailAddress Address(string name)
    {
        var ascii = new string([.. name.Normalize(System.Text.NormalizationForm.FormD).Where(c => char.IsAsciiLetter(c) || c is ' ' or '-')]);
        return EmailAddress.Parse($"{ascii.ToLowerInvariant().Replace(' ', '.')}@schools.example");
    }

    private static StaffMember Member(string address, string name, StaffRole role) => new(EmailAddress.Parse($"{address}@nep-center.example"), name, [role]);
}

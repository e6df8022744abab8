using System.Collections.Frozen;
using System.Globalization;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Participants.Registering;

/// <summary>The names of the registration form's fields, which are also the names that faults use, and what each is called on the page.</summary>
public static class FormFields
{
    public const string Number = "form";
    public const string Coming = "coming";
    public const string Name = "registrar.name";
    public const string Email = "registrar.email";
    public const string Organization = "registrar.organization";
    public const string Code = "code";
    public const string Payment = "payment";
    public const string Attention = "billing.attention";
    public const string BillingAddress = "billing.address";
    public const string Ask = "scholarship.ask";
    public const string AskReason = "scholarship.reason";
    public const string CanPay = "scholarship.canPay";
    public const string Terms = "terms";
    public const string Shown = "shown";

    /// <summary>What they chose for the case that there are not enough seats.</summary>
    public const string Full = "full";
    public const string Do = "do";
    public const string Token = "_token";

    private static readonly FrozenSet<string> OfForm = FrozenSet.Create(
        StringComparer.Ordinal, Number, Coming, Name, Email, Organization, Code, Ask, AskReason, CanPay, Payment, Attention, BillingAddress, Terms, Shown, Full, Do, Token);

    private static readonly FrozenSet<string> OfEach = FrozenSet.Create(StringComparer.Ordinal, "later", "name", "email", "pronouns", "chosen");

    public static string Person(int index, string field) => string.Create(CultureInfo.InvariantCulture, $"people[{index}].{field}");

    public static string Answer(int index, Question question) => Person(index, $"answers.{question.Key}");

    /// <summary>How many people the form was sent with. They stand one after another from 0, so a number out of line counts for nobody.</summary>
    public static int CountPeople(PostedForm form)
    {
        var people = 0;
        while (form.Has(Person(people, "name"))) people++;
        return people;
    }

    /// <summary>Every field that is kept from page to page, as they stand on the page.</summary>
    public static IEnumerable<string> Kept(Offering offering, int people) =>
    [
        Number, Coming, Name, Email, .. Enumerable.Range(0, people).SelectMany(index => OfPerson(offering, index)), Organization, Code,
        Ask, AskReason, CanPay, Payment, Attention, BillingAddress,
    ];

    /// <summary>Whether the form has a field that no page of ours sends.</summary>
    public static bool HasStrangers(PostedForm form, Offering offering, int people) =>
        form.Names.Any(name => !OfForm.Contains(name) && !IsOfPerson(name, offering, people));

    private static bool IsOfPerson(string name, Offering offering, int people)
    {
        if (!name.StartsWith("people[", StringComparison.Ordinal) || name.IndexOf("].", StringComparison.Ordinal) is var end && end < 0) return false;
        if (!int.TryParse(name.AsSpan("people[".Length, end - "people[".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return false;
        var part = name[(end + 2)..];
        var isWritten = name["people[".Length] != '0' || index == 0 && end == "people[0".Length;
        return isWritten && index < people && (OfEach.Contains(part) || offering.Details.Questions.Any(question => part == $"answers.{question.Key}"));
    }

    /// <summary>"Person 2, e-mail".</summary>
    public static string Label(Words words, Offering offering, string field)
    {
        if (!field.StartsWith("people[", StringComparison.Ordinal)) return words.Knows($"register.{field}") ? words[$"register.{field}"] : "";
        var end = field.IndexOf(']', StringComparison.Ordinal);
        var number = int.Parse(field.AsSpan("people[".Length, end - "people[".Length), CultureInfo.InvariantCulture) + 1;
        var part = field[(end + 2)..];
        var question = offering.Details.Questions.FirstOrDefault(one => part == $"answers.{one.Key}");
        return words.Say("register.personField", ("number", $"{number}"), ("field", question?.Label ?? words[$"register.people.{part}"]));
    }

    private static IEnumerable<string> OfPerson(Offering offering, int index) =>
    [
        Person(index, "later"), Person(index, "name"), Person(index, "email"), Person(index, "pronouns"),
        .. offering.Details.Questions.Select(question => Answer(index, question)), Person(index, "chosen"),
    ];
}

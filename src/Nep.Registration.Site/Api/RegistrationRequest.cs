using System.ComponentModel;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Api;

/// <summary>A registration form as a program sends it: the same form, and the same rules, as on the site.</summary>
internal sealed record ApiRegistrationForm(
    ApiFormRegistrar Registrar, [property: Description("One entry a person, in the order of their numbers.")] IReadOnlyList<ApiFormPerson> People,
    [property: Description("The version of the terms that the registrant agreed to, as the offering names it.")] string Terms)
{
    [Description("A partner's or scholarship code.")]
    public string? Code { get; init; }

    [Description("How it is paid; “card” unless said otherwise.")]
    public PaymentMethod? Payment { get; init; }

    [Description("Who is billed, for “purchaseOrder” and “check”.")]
    public ApiBilling? Billing { get; init; }

    [Description("The total in cents that the registrant saw. When the price is another by now, nothing is placed.")]
    public long? Total { get; init; }

    [Description("What to do when there are fewer seats than people: “ask” (place nothing; the usual), “wait”, or “split”.")]
    public WhenFull? WhenFull { get; init; }

    public RegistrationForm Read() => new(
        new Registrar(Trim(Registrar.Name), Address(Registrar.Email), Trim(Registrar.Organization), Registrar.Language ?? "en"),
        [.. People.Select(person => person.Read())], Trim(Code), Trim(Terms))
    {
        Billing = Payment is { } method and not PaymentMethod.Card
            ? new Billing(method, Trim(Billing?.Address).ReplaceLineEndings("\n"), Trim(Billing?.Attention))
            : null,
    };

    internal static string Trim(string? text) => (text ?? "").Trim();

    internal static EmailAddress Address(string? text) => EmailAddress.TryParse(text, out var address) ? address : default;
}

/// <summary>Who fills in the form.</summary>
internal sealed record ApiFormRegistrar(string Name, string Email)
{
    public string? Organization { get; init; }

    [Description("en (the usual) or es.")]
    public string? Language { get; init; }
}

/// <summary>One person. Without name and address the name follows later, by a link in the registrar's mail.</summary>
internal sealed record ApiFormPerson
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Pronouns { get; init; }

    [Description("By the question's key. A consent is “yes”.")]
    public IReadOnlyDictionary<string, string>? Answers { get; init; }

    [Description("What was chosen on a sliding scale, in cents.")]
    public long? Chosen { get; init; }

    public Entrant Read() => new(
        Name is null && Email is null ? Person.Unnamed : new Person(ApiRegistrationForm.Trim(Name), ApiRegistrationForm.Address(Email), ApiRegistrationForm.Trim(Pronouns)),
        [.. (Answers ?? new Dictionary<string, string>()).Select(answer => new Answer(answer.Key, ApiRegistrationForm.Trim(answer.Value))).Where(answer => answer.Text.Length > 0)],
        Chosen is { } cents ? new Money(cents) : null);
}

/// <summary>Who is billed.</summary>
internal sealed record ApiBilling([property: Description("As on an envelope, with line breaks.")] string Address)
{
    public string? Attention { get; init; }
}

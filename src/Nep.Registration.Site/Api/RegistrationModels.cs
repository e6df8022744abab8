using System.ComponentModel;
using Nep.Registration.App.Links;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Api;

/// <summary>A registration. Names, addresses and organizations are in it for keys with the scope “people” only; answers are in it for none.</summary>
internal sealed record ApiRegistration(
    string Id, string Offering, RegistrationStatus Status, Instant Placed,
    [property: Description("The frozen price.")] ApiMoney Total, ApiMoney Paid, [property: Description("What went back, or is to go back.")] ApiMoney Refunded,
    [property: Description("Still to be paid for seats that are held or theirs.")] ApiMoney Owed, PaymentMethod Payment, IReadOnlyList<ApiPerson> People)
{
    [Description("Until when the seats are held; only while the status is “held”.")]
    public Instant? HeldUntil { get; init; }

    public Instant? Confirmed { get; init; }

    [Description("When it expired or was cancelled.")]
    public Instant? Ended { get; init; }

    [Description("Who filled in the form. Needs the scope “people”.")]
    public ApiRegistrar? Registrar { get; init; }

    [Description("The registration of those of the same form who wait, where it was split.")]
    public string? Rest { get; init; }

    [Description("The registrant's own page, on which they pay, change and cancel: a secret. Only in the answer to placing it.")]
    public Uri? Manage { get; init; }

    public static ApiRegistration Of(RegistrationState state, SiteLinks links, bool people)
    {
        var none = state.Balance with { Cents = 0 };
        return new ApiRegistration(
            $"{state.Id}", $"{state.Offering}", state.Status, state.Placed, ApiMoney.Of(state.Quote.Total), ApiMoney.Of(state.Paid), ApiMoney.Of(state.Refunded),
            ApiMoney.Of(state.HasSeats ? Money.Max(state.Balance, none) : none), state.Billing?.Method ?? PaymentMethod.Card,
            [.. state.Participants.Select(person => ApiPerson.Of(state, person, links, people))])
        {
            HeldUntil = state.Status == RegistrationStatus.Held ? state.HeldUntil : null,
            Confirmed = state.Confirmed,
            Ended = state.Ended,
            Registrar = people ? ApiRegistrar.Of(state.Registrar) : null,
            Rest = state.Rest?.ToString(),
        };
    }
}

/// <summary>Whoever filled in the form, and perhaps does not come along.</summary>
internal sealed record ApiRegistrar(string Name, string Email, [property: Description("en or es: the language of their mail.")] string Language)
{
    public string? Organization { get; init; }

    public static ApiRegistrar Of(Registrar registrar) =>
        new(registrar.Name, $"{registrar.Email}", registrar.Language) { Organization = registrar.Organization.Length > 0 ? registrar.Organization : null };
}

/// <summary>One person's place in a registration.</summary>
internal sealed record ApiPerson(
    [property: Description("It stays when another person takes the place.")] int Number, [property: Description("Whether it is known who comes.")] bool IsNamed)
{
    [Description("Needs the scope “people”.")]
    public string? Name { get; init; }

    [Description("Needs the scope “people”.")]
    public string? Email { get; init; }

    [Description("Minutes attended when hours were last counted; missing before that.")]
    public int? MinutesAttended { get; init; }

    public ApiCertificate? Certificate { get; init; }

    public static ApiPerson Of(RegistrationState state, Participant person, SiteLinks links, bool people) => new(person.Number.Value, person.Person.IsNamed)
    {
        Name = people && person.Person.IsNamed ? person.Person.Name : null,
        Email = people && person.Person.IsNamed ? $"{person.Person.Email}" : null,
        MinutesAttended = person.Attended?.Minutes,
        Certificate = person.Certificate is { } one ? new ApiCertificate(one.At, one.Issue, one.IsValid, one.Minutes, links.Verify(state.Offering, one.Code)) : null,
    };
}

/// <summary>A certificate as it was last issued.</summary>
internal sealed record ApiCertificate(
    Instant Issued, [property: Description("Counts corrections: 2 after the first.")] int Issue, [property: Description("No longer so when a correction took it back.")] bool IsValid,
    int Minutes, [property: Description("Where anyone verifies it.")] Uri Verify);

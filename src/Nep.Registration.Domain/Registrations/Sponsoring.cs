using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

/// <summary>Someone outside who pays for an enrolment: a foundation, a state.</summary>
/// <param name="Address">As it stands on an envelope, several lines.</param>
public sealed record Sponsor(string Name, EmailAddress Email, string Address);

/// <summary>A sponsor of an enrolment, and from which of its invoices on.</summary>
/// <param name="FromPart">0 from the deposit on, 1 from the first dated part on. What was paid before stays as it was billed.</param>
public sealed record Sponsorship(Sponsor Sponsor, int FromPart, Instant At)
{
    /// <summary>Whether the invoice of a part is the sponsor's.</summary>
    public bool Pays(int part) => part >= FromPart;
}

public abstract partial record RegistrationCommand
{
    /// <summary>A sponsor pays what is still open of an enrolment; null for: nobody does any more.</summary>
    public sealed record NameSponsor(Sponsor? Sponsor, string Reason) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record SponsorNamed(Sponsorship? Sponsorship, string Reason, Instant At) : RegistrationEvent;
}

/// <summary>Nothing is still to be paid in parts here, so a sponsor would have nothing to pay.</summary>
public sealed record NothingForASponsor : Refusal;

/// <summary>
/// A sponsor takes over what is open: its invoices are made out to the sponsor, the registrar is not reminded of them, and nobody waits for a certificate because a sponsor
/// has not paid.
/// </summary>
internal static class Sponsoring
{
    public static Ruling<RegistrationEvent> Name(RegistrationState one, NameSponsor name, Instant now)
    {
        if (one.Sponsorship?.Sponsor == name.Sponsor) return Ruling<RegistrationEvent>.Nothing;
        if (!one.HasSeats) return new RegistrationHasEnded();
        if (name.Sponsor is not null && (one.Parts is null || !one.Balance.IsPositive)) return new NothingForASponsor();
        if (string.IsNullOrWhiteSpace(name.Reason)) return new ReasonMissing();
        ValueList<Fault> faults = [.. OfferingRules.Reason(name.Reason), .. name.Sponsor is { } sponsor ? Faults(sponsor) : []];
        if (faults.Count > 0) return new FormFaulty(faults);
        return new SponsorNamed(name.Sponsor is { } payer ? new Sponsorship(payer, FirstOpen(one), now) : null, name.Reason.Trim(), now);
    }

    private static IEnumerable<Fault> Faults(Sponsor sponsor) =>
    [
        .. FormRules.Name("sponsor.name", sponsor.Name), .. FormRules.Address("sponsor.email", sponsor.Email), .. BillingRules.Address("sponsor.address", sponsor.Address),
    ];

    private static int FirstOpen(RegistrationState one)
    {
        var (parts, come) = (one.Parts!, one.Paid - one.Refunded);
        if (come < parts.AtOnce) return 0;
        var first = parts.Open(come)[0].Due;
        return 1 + parts.Dated.ToList().FindIndex(part => part.Due == first);
    }
}

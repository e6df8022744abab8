using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>What an offering is to the people who run it, at one moment.</summary>
public enum OfferingStanding
{
    Draft,
    NotOpenYet,
    Open,
    Full,
    Closed,
    Over,
    Cancelled,
}

public static class OfferingStandings
{
    public static OfferingStanding Of(Offering offering, OfferingFigures figures, Instant now) => offering.Status switch
    {
        OfferingStatus.Draft => OfferingStanding.Draft,
        OfferingStatus.Cancelled => OfferingStanding.Cancelled,
        _ when now >= offering.Ends => OfferingStanding.Over,
        _ => offering.ClosedAt(now) switch
        {
            RegistrationNotOpenYet => OfferingStanding.NotOpenYet,
            RegistrationIsClosed => OfferingStanding.Closed,
            _ when figures.Confirmed + figures.Held >= offering.Details.Capacity => OfferingStanding.Full,
            _ => OfferingStanding.Open,
        },
    };

    public static string Words(this OfferingStanding standing) => standing == OfferingStanding.NotOpenYet ? "Not open yet" : standing.ToString();

    public static string Chip(this OfferingStanding standing) => standing switch
    {
        OfferingStanding.Open => "chip chip-settled",
        OfferingStanding.Full => "chip chip-now",
        OfferingStanding.Cancelled => "chip chip-stopped",
        _ => "chip",
    };
}

using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Participants;

/// <summary>What the catalog and the pages say about an offering in a line each: where, when, how much, how many seats.</summary>
public static class OfferingWords
{
    /// <summary>"Online, 4 sessions" or "Oakland Marriott City Center, 3 sessions".</summary>
    public static string Where(Words words, Offering offering)
    {
        var places = offering.HeldSessions.Select(session => session.Place is Place.Venue venue ? venue.Name : words["session.online"]).Distinct();
        return words.Count("offering.kicker", offering.HeldSessions.Count, ("place", string.Join(", ", places)));
    }

    /// <summary>"Mar 4, 2027 to Mar 25, 2027, 9:00 AM to 12:00 PM Pacific time"; the hours only where every session keeps to them.</summary>
    public static string When(Words words, Offering offering)
    {
        var days = Days(words, offering);
        var sameHours = offering.HeldSessions.Select(session => (session.Starts.TimeOfDay, session.Ends.TimeOfDay)).Distinct().Count() == 1;
        return sameHours && offering.HeldSessions.All(session => session.Starts.Date == session.Ends.Date)
            ? $"{days}, {words.Span(offering.HeldSessions[0].Starts, offering.HeldSessions[0].Ends, offering.Zone)}"
            : $"{days}, {words.ZoneName(offering.Zone)}";
    }

    /// <summary>"Mar 4, 2027 to Mar 25, 2027"; one day in full.</summary>
    public static string Days(Words words, Offering offering) => offering.FirstDay == offering.LastDay
        ? words.Date(offering.FirstDay)
        : words.Say("offering.days", ("first", words.ShortDate(offering.FirstDay)), ("last", words.ShortDate(offering.LastDay)));

    /// <summary>"$795 through Feb 1, 2027, then $895", as it stands today on the offering's clock.</summary>
    public static string PriceOn(Words words, PriceList prices, LocalDate today)
    {
        if (!prices.Standard.IsPositive) return words["offering.free"];
        if (EarlyOn(prices, today) is not { } early) return words.Money(prices.Standard);
        var next = EarlyOn(prices, early.Through.PlusDays(1))?.Amount ?? prices.Standard;
        return words.Say("offering.priceThen", ("now", words.Money(early.Amount)), ("date", words.ShortDate(early.Through)), ("then", words.Money(next)));
    }

    /// <summary>How many seats are left, or that there are none.</summary>
    public static string Seats(Words words, Offering offering, int left) => left == 0
        ? words["offering.full"]
        : words.Count(offering.Details.Entry.CountsTeams ? "offering.teams" : "offering.seats", left, ("all", offering.Details.Capacity.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)));

    private static DatedPrice? EarlyOn(PriceList prices, LocalDate today) =>
        prices.Early.Where(tier => today <= tier.Through).OrderBy(tier => tier.Amount.Cents).FirstOrDefault();
}
